package io.reeve.kernel.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked for by {@code <level>/<index>[.p/<width>]} (C2SP tlog-tiles): the index in groups of three digits, each but
 * the last with an x before it, as {@code 0/x001/x234/067.p/8}.
 */
public record TilePath(int level, long index, int width) {

    private static final Pattern FORM =
            Pattern.compile("(0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** Nothing unless it is written as it must be: each tile has one path only. */
    public static Optional<TilePath> parse(String path) {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) {
            return Optional.empty();
        }
        int width = form.group(3) == null ? Tile.WIDTH : Integer.parseInt(form.group(3));
        TilePath parsed = new TilePath(
                Integer.parseInt(form.group(1)),
                Long.parseLong(form.group(2).replace("x", "").replace("/", "")),
                width);
        return parsed.toString().equals(path) ? Optional.of(parsed) : Optional.empty();
    }

    @Override
    public String toString() {
        StringBuilder groups = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            groups.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return level + "/" + groups + (width == Tile.WIDTH ? "" : ".p/" + width);
    }
}
