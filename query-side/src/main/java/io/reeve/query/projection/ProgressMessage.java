package io.reeve.query.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code node view 7,8,11}: what is said between nodes. PostgreSQL takes less than 8,000 bytes at a time. */
record ProgressMessage(String node, String group, List<Long> positions) {

    static final String CHANNEL = "reeve_progress";

    private static final int AT_ONCE = 350;

    static List<ProgressMessage> of(String node, Map<String, List<Long>> committed) {
        List<ProgressMessage> messages = new ArrayList<>();
        committed.forEach((group, positions) -> {
            for (int from = 0; from < positions.size(); from += AT_ONCE) {
                messages.add(new ProgressMessage(
                        node, group, positions.subList(from, Math.min(from + AT_ONCE, positions.size()))));
            }
        });
        return messages;
    }

    static ProgressMessage parse(String text) {
        String[] parts = text.split(" ", 3);
        return new ProgressMessage(
                parts[0],
                parts[1],
                Arrays.stream(parts[2].split(",")).map(Long::valueOf).toList());
    }

    String text() {
        return node + " " + group + " "
                + positions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
