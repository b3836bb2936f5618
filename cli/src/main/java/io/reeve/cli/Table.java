package io.reeve.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rows under headings, for people: each column as wide as it needs to be, numbers to the right. */
final class Table {

    private static final String GAP = "  ";
    private static final String NOTHING = "-";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** JSON is shown as the text it stands for. */
    Table row(@Nullable Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(text(cell));
        }
        rows.add(row);
        return this;
    }

    static String text(@Nullable Object cell) {
        String text = switch (cell) {
            case null -> "";
            case JsonNode node when node.isNull() || node.isMissingNode() -> "";
            case JsonNode node when node.isContainer() -> node.toString();
            case JsonNode node -> node.asString();
            case Object other -> other.toString();
        };
        return text.isBlank() ? NOTHING : Plain.text(text).strip();
    }

    void print(PrintWriter out) {
        int[] widths = new int[rows.getFirst().size()];
        boolean[] numbers = new boolean[widths.length];
        for (int column = 0; column < widths.length; column++) {
            int i = column;
            widths[i] = rows.stream().mapToInt(row -> width(row.get(i))).max().orElse(0);
            numbers[i] = rows.stream().skip(1).allMatch(row -> row.get(i).matches("-|[0-9.]+"));
        }
        rows.forEach(row -> out.println(IntStream.range(0, widths.length)
                .mapToObj(i -> padded(row.get(i), widths[i], numbers[i]))
                .reduce((left, right) -> left + GAP + right)
                .orElse("")
                .stripTrailing()));
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String padded(String text, int width, boolean right) {
        String blank = " ".repeat(width - width(text));
        return right ? blank + text : text + blank;
    }
}
