package io.reeve.query.projection;

/**
 * Where projections are filled: a schema, and what is added to the name of each processor that fills it, which is also what
 * its dead letters are kept under.
 */
record Target(String schema, String suffix) {

    static final Target LIVE = new Target("read", "");

    /** What is going to take the place of the live one. */
    static final Target NEXT = new Target("read_next", "@next");

    /** What the live one is compared with. */
    static final Target AUDIT = new Target("read_audit", "@audit");

    Target {
        if (!schema.matches("[a-z_0-9]+")) {
            throw new IllegalArgumentException("not the name of a schema: " + schema);
        }
    }

    /** Any schema by its name. */
    static Target in(String schema) {
        return schema.equals(LIVE.schema()) ? LIVE : new Target(schema, "@" + schema);
    }

    String processor(Declared projection) {
        return projection.group() + suffix;
    }
}
