package io.reeve.api.user;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.user.IdentityEventView.Place;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a reader of identity events stopped, as a text that is no use to build on. It never runs out. */
final class IdentityEventCursor {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})");

    private IdentityEventCursor() {}

    static String of(Place place) {
        String text = place.position() + "." + place.index();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
    }

    static Place parse(String cursor) {
        try {
            Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), US_ASCII));
            if (form.matches()) {
                return new Place(Long.parseLong(form.group(1)), Integer.parseInt(form.group(2)));
            }
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
        throw notOurs();
    }

    private static Rejection notOurs() {
        return Rejection.invalid("cursor", "invalid_cursor", "This cursor was not given out here.");
    }
}
