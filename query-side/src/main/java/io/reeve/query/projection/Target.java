package io.reeve.query.projection;

/**
 * Where projections are filled: a schema, and what is added to the name of each processor that fills it. Today there is
 * one; to fill a second copy beside it is to install, and run the same handlers, with another.
 */
record Target(String schema, String suffix) {

    static final Target LIVE = new Target("read", "");

    Target {
        if (!schema.matches("[a-z_]+")) {
            throw new IllegalArgumentException("not the name of a schema: " + schema);
        }
    }

    String processor(Declared projection) {
        return projection.group() + suffix;
    }
}
