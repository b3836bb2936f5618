package io.reeve.query.operation;

import io.reeve.kernel.operation.ViewAudit;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What audits have shown, as the view keeps it. Read back by nobody but this package. */
final class Audits {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Audits() {}

    static String json(List<ViewAudit> audits) {
        return JSON.writeValueAsString(audits.toArray());
    }

    static List<ViewAudit> parse(String json) {
        return List.of(JSON.readValue(json, ViewAudit[].class));
    }
}
