package io.reeve.query.projection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a statement sees of tables: their columns, which of them must have a value, and what must be unique. */
record Shape(Set<String> columns, Set<String> demanded, Set<String> unique) {

    static Shape of(JdbcClient client, Target target, List<String> tables) {
        Set<String> columns = new HashSet<>();
        Set<String> demanded = new HashSet<>();
        String[] names = tables.toArray(String[]::new);
        client.sql("""
            select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
                   a.attnotnull and not a.atthasdef as demanded
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relnamespace = cast(? as regnamespace) and c.relname = any (?) and a.attnum > 0
              and not a.attisdropped\
            """).params(target.schema(), names).query(row -> {
            columns.add(row.getString("name") + " " + row.getString("type"));
            if (row.getBoolean("demanded")) {
                demanded.add(row.getString("name"));
            }
        });
        Set<String> unique = new HashSet<>(client.sql("""
            select c.relname || ' ' || (select string_agg(pg_get_indexdef(i.indexrelid, n, true), ',' order by n)
                                        from generate_series(1, i.indnkeyatts) n)
            from pg_index i join pg_class c on c.oid = i.indrelid
            where c.relnamespace = cast(? as regnamespace) and c.relname = any (?) and i.indisunique\
            """)
                .params(target.schema(), names)
                .query(String.class)
                .list());
        return new Shape(columns, demanded, unique);
    }

    /** Whether statements written for {@code wanted} work on this, though it may have more. */
    boolean serves(Shape wanted) {
        Set<String> names = new HashSet<>();
        wanted.columns.forEach(column -> names.add(column.substring(0, column.indexOf(' '))));
        return columns.containsAll(wanted.columns) && names.containsAll(demanded) && unique.equals(wanted.unique);
    }
}
