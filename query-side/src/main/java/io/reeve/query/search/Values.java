package io.reeve.query.search;

import java.util.LinkedHashMap;
import java.util.Map;

/** The values of one condition. They are bound by names made up here, never written into the SQL. */
final class Values {

    private final Map<String, Object> byName = new LinkedHashMap<>();

    /** How the SQL speaks of the value. */
    String bind(Object value) {
        String name = "c" + byName.size();
        byName.put(name, value);
        return ":" + name;
    }

    Map<String, Object> byName() {
        return byName;
    }
}
