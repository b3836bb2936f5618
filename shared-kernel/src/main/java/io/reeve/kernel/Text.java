package io.reeve.kernel;

/**
 * What a text must be to be kept: characters of Unicode, all of them whole, and no U+0000. PostgreSQL has no U+0000, in
 * {@code text} or in {@code jsonb} (its manual, 8.3 and 8.14.1); half of a surrogate pair is no character (Unicode, D75),
 * and UTF-8 has no bytes for it (RFC 3629, 3). JSON can spell both, so they do come in.
 */
public final class Text {

    /** The code of the refusal of a text that cannot be kept. */
    public static final String REFUSED = "string_unicode";

    /** What its sender is told. */
    public static final String WANTED = "Must be text without U+0000 and without half of a surrogate pair.";

    private Text() {}

    public static boolean canBeKept(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(unit, text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
