package io.reeve.api.scim;

import io.reeve.api.http.Sha256;
import io.reeve.kernel.group.GroupView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/** Versions of resources as weak entity tags (RFC 7644, 3.14; RFC 9110, 8.8.3 and 13.1). */
final class Versions {

    private static final Pattern OURS = Pattern.compile("(\\d{1,18})(-[0-9a-f]+)?");

    private Versions() {}

    static String etag(long version) {
        return "W/\"" + version + "\"";
    }

    /**
     * The groups of a person are shown with them, but change without them: who reads must see that, and who writes must not
     * be refused for it. So the tag has a part for the groups, which {@link #expected} passes over.
     */
    static String etag(long version, List<GroupView> groups) {
        if (groups.isEmpty()) {
            return etag(version);
        }
        String shown =
                groups.stream().map(group -> group.id() + " " + group.name()).collect(Collectors.joining("\n"));
        return "W/\"" + version + "-" + Sha256.of(shown).substring(0, 16) + "\"";
    }

    /** The versions that {@code If-Match} allows: all when it is {@code null}, none when it names none of ours. */
    static @Nullable Set<Long> expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return null;
        }
        Set<Long> versions = new HashSet<>();
        for (ETag tag : ETag.parse(ifMatch)) {
            if (tag.isWildcard()) {
                return null;
            }
            Matcher ours = OURS.matcher(tag.tag());
            if (ours.matches()) {
                versions.add(Long.valueOf(ours.group(1)));
            }
        }
        return versions;
    }

    /** Whether {@code If-None-Match} says that the caller has this already. */
    static boolean isKnown(@Nullable String ifNoneMatch, String etag) {
        ETag shown = ETag.create(etag);
        return ifNoneMatch != null
                && ETag.parse(ifNoneMatch).stream().anyMatch(tag -> tag.isWildcard() || tag.compare(shown, false));
    }
}
