package io.reeve.api.scim;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import org.jspecify.annotations.Nullable;

/** Versions of resources as weak entity tags (RFC 7644, 3.14). */
final class Versions {

    private Versions() {}

    static String etag(long version) {
        return "W/\"" + version + "\"";
    }

    /** The version that {@code If-Match} demands; {@code null} when there is none or any will do. */
    static @Nullable Long expected(@Nullable String ifMatch) throws BadRequestException {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        String tag = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        try {
            return Long.valueOf(tag);
        } catch (NumberFormatException e) {
            throw BadRequestException.invalidValue("If-Match holds no version of ours: " + ifMatch);
        }
    }
}
