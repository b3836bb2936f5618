package io.reeve.api.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Everything that can be looked at: each GET of the document, about things that are known. */
record Tour(
        JsonNode document, Map<String, String> ids, Map<String, List<String>> ours, Map<String, List<String>> scim) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");

    /** What tells how this node stands, and is not of the moment; and what does not end. */
    static final Set<String> OF_THE_NODE = Set.of(
            "/admin/projections",
            "/admin/projections/runs",
            "/admin/projections/runs/{run_id}",
            "/admin/projections/runs/{run_id}/progress",
            "/admin/dead_letters",
            "/audit/events");

    private List<String> stations() {
        List<String> stations = new ArrayList<>();
        document.get("paths").properties().forEach(path -> {
            if (path.getValue().has("get") && !OF_THE_NODE.contains(path.getKey())) {
                String template = path.getKey();
                List<String> given = ours.getOrDefault(template, scim.get(template));
                stations.addAll(given == null ? List.of(filled(template)) : given);
            }
        });
        return stations;
    }

    private String filled(String template) {
        Matcher parameter = PARAMETER.matcher(template);
        return parameter.replaceAll(found -> {
            String id = ids.get(found.group(1));
            assertThat(id).as("nothing is known to look at in " + template).isNotNull();
            return id;
        });
    }

    /** What each of them answers: status, version and body, whatever the door is called. */
    Map<String, String> by(Visitor visitor) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String station : stations()) {
            Answer answer = visitor.get(station);
            String said = answer.status() + " " + answer.header("ETag") + " " + answer.text();
            answers.put(station, said.replace(visitor.door().toString(), "http://door"));
        }
        return answers;
    }
}
