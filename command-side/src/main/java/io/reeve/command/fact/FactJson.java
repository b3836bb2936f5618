package io.reeve.command.fact;

import tools.jackson.databind.json.JsonMapper;

/**
 * How values lie in the tables of facts. A mapper of its own: facts can be made anew from the log, so how they are written
 * binds nobody.
 */
public final class FactJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FactJson() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
