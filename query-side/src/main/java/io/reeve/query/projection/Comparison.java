package io.reeve.query.projection;

import io.reeve.kernel.operation.Finding;
import io.reeve.kernel.operation.ViewAudit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares the live tables of a view with a copy, row by row, each row by the SHA-256 of its values in the order of their names.
 * All in one snapshot. Told is which rows and columns, never what is in them.
 */
final class Comparison {

    /** Of each table so many differences are told one by one; all are counted. */
    private static final int TOLD = 100;

    private final Connection connection;
    private final Target copy;

    Comparison(Connection connection, Target copy) {
        this.connection = connection;
        this.copy = copy;
    }

    ViewAudit of(Declared projection, List<String> tables, long position) throws SQLException {
        Map<Finding.Kind, Long> counts = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        long rows = 0;
        for (String table : tables) {
            Table compared = table(table);
            rows += count(compared);
            counts(compared).forEach((kind, count) -> counts.merge(kind, count, Long::sum));
            if (!counts.isEmpty() && findings.size() < TOLD) {
                findings.addAll(findings(compared, TOLD - findings.size()));
            }
        }
        return new ViewAudit(
                projection.name(),
                position,
                rows,
                counts.getOrDefault(Finding.Kind.MISSING, 0L),
                counts.getOrDefault(Finding.Kind.EXTRA, 0L),
                counts.getOrDefault(Finding.Kind.DIFFERENT, 0L),
                findings);
    }

    private Table table(String name) throws SQLException {
        String from = copy.schema() + ".\"" + name + "\"";
        List<String> columns = texts("""
            select attname from pg_attribute
            where attrelid = cast('%s' as regclass) and attnum > 0 and not attisdropped order by attname\
            """.formatted(from));
        List<String> key = texts("""
            select attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
            where i.indrelid = cast('%s' as regclass) and i.indisprimary order by attname\
            """.formatted(Target.LIVE.schema() + ".\"" + name + "\""));
        if (key.isEmpty()) {
            throw new IllegalStateException("table " + name + " has no primary key to tell its rows apart by");
        }
        return new Table(name, columns, key);
    }

    private long count(Table table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*) from " + table.in(copy));
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Map<Finding.Kind, Long> counts(Table table) throws SQLException {
        Map<Finding.Kind, Long> counts = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select kind, count(*) from (" + differences(table) + ") found group by 1");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                counts.put(Finding.Kind.valueOf(row.getString(1)), row.getLong(2));
            }
        }
        return counts;
    }

    private List<Finding> findings(Table table, int limit) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(differences(table) + " limit " + limit);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Map<String, String> key = new TreeMap<>();
                for (int i = 0; i < table.key().size(); i++) {
                    key.put(table.key().get(i), row.getString(i + 3));
                }
                findings.add(
                        new Finding(Finding.Kind.valueOf(row.getString("kind")), table.name(), key, List.of((String[])
                                row.getArray("columns").getArray())));
            }
        }
        return findings;
    }

    private String differences(Table table) {
        String keys = quoted(table.key(), "", ", ");
        String columns = table.columns().stream()
                .map(column ->
                        "case when live.\"%1$s\" is distinct from copy.\"%1$s\" then '%1$s' end".formatted(column))
                .collect(Collectors.joining(", "));
        return """
            select case when live.row_hash is null then 'MISSING' when copy.row_hash is null then 'EXTRA'
                        else 'DIFFERENT' end as kind,
                   case when live.row_hash is null or copy.row_hash is null then cast('{}' as text[])
                        else array_remove(array[%s], null) end as columns,
                   %s
            from (%s) live full join (%s) copy using (%s)
            where live.row_hash is distinct from copy.row_hash\
            """.formatted(
                        columns,
                        table.key().stream().map(key -> "\"" + key + "\"::text").collect(Collectors.joining(", ")),
                        hashed(table, Target.LIVE),
                        hashed(table, copy),
                        keys);
    }

    private static String hashed(Table table, Target target) {
        return "select t.*, sha256(convert_to(row(%s)::text, 'UTF8')) as row_hash from %s t"
                .formatted(quoted(table.columns(), "t.", ", "), table.in(target));
    }

    private static String quoted(List<String> names, String prefix, String between) {
        return names.stream().map(name -> prefix + "\"" + name + "\"").collect(Collectors.joining(between));
    }

    private List<String> texts(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    private record Table(String name, List<String> columns, List<String> key) {
        String in(Target target) {
            return target.schema() + ".\"" + name + "\"";
        }
    }
}
