package io.reeve.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What handlers write while a copy is filled, collected and sent many at a time. A view promises that only events with the same
 * key have to be handled in order; so among the statements of different keys those that read the same go together, each key's
 * own in their order. Anything that reads has to {@link #flush} first.
 */
final class Collected implements AutoCloseable {

    /** What an update says while nobody knows yet how many rows it changes. */
    static final int NOT_KNOWN_YET = Integer.MIN_VALUE;

    private final Connection connection;
    private final Map<Form, Prepared> prepared = new HashMap<>();
    private final Map<String, Named> named = new HashMap<>();
    private final Map<String, Deque<Write>> byKey = new LinkedHashMap<>();
    private String key = "";
    private Deque<Write> current = new ArrayDeque<>();

    Collected(Connection connection) {
        this.connection = connection;
    }

    /** The one that this thread collects in, if it does. */
    static @Nullable Collected current() {
        return (Collected) TransactionSynchronizationManager.getResource(Collected.class);
    }

    /** What is added from here on belongs to this key. */
    void of(String next) {
        key = next;
        current = byKey.computeIfAbsent(key, unknown -> new ArrayDeque<>());
    }

    void add(String sql, @Nullable Object[] values) {
        current.add(new Write(new Form(sql, absent(values)), values));
    }

    /** The last statement is wrong unless it changes one row. */
    void lastChangesOneRow() {
        current.getLast().changesOneRow = true;
    }

    Named named(String sql) {
        return named.computeIfAbsent(sql, Named::of);
    }

    void flush() throws SQLException {
        Map<Form, List<Deque<Write>>> ready = new LinkedHashMap<>();
        byKey.values().forEach(writes -> offer(ready, writes));
        while (!ready.isEmpty()) {
            Map.Entry<Form, List<Deque<Write>>> most = ready.entrySet().stream()
                    .max((a, b) ->
                            Integer.compare(a.getValue().size(), b.getValue().size()))
                    .orElseThrow();
            List<Deque<Write>> turns = most.getValue();
            Form form = most.getKey();
            ready.remove(form);
            Prepared statement = prepared(form);
            send(
                    statement,
                    turns.stream()
                            .flatMap(writes -> next(writes, form, statement.overwrites()).stream())
                            .toList());
            turns.forEach(writes -> offer(ready, writes));
        }
        byKey.clear();
        // whoever flushes in order to read may go on to write
        of(key);
    }

    void clear() {
        byKey.clear();
        current = new ArrayDeque<>();
    }

    /**
     * All that this key has to say in this form before it says something else: a batch keeps their order. But one statement
     * cannot write the same row twice, so where that may be meant one comes after the other.
     */
    private static List<Write> next(Deque<Write> writes, Form form, boolean one) {
        List<Write> same = new ArrayList<>();
        for (Write write = writes.peekFirst(); write != null && write.form.equals(form); write = writes.peekFirst()) {
            same.add(writes.removeFirst());
            if (one) {
                break;
            }
        }
        return same;
    }

    private static void offer(Map<Form, List<Deque<Write>>> ready, Deque<Write> writes) {
        Write next = writes.peekFirst();
        if (next != null) {
            ready.computeIfAbsent(next.form, unknown -> new ArrayList<>()).add(writes);
        }
    }

    private Prepared prepared(Form form) throws SQLException {
        Prepared known = prepared.get(form);
        if (known == null) {
            known = Prepared.of(connection, form.sql());
            prepared.put(form, known);
        }
        return known;
    }

    private static void send(Prepared prepared, List<Write> writes) throws SQLException {
        PreparedStatement statement = prepared.statement();
        int[] changed;
        try {
            for (Write write : writes) {
                for (int i = 0; i < write.values.length; i++) {
                    set(statement, i + 1, write.values[i]);
                }
                statement.addBatch();
            }
            changed = statement.executeBatch();
        } finally {
            statement.clearBatch();
        }
        for (int i = 0; i < changed.length; i++) {
            if (writes.get(i).changesOneRow) {
                Rows.exactlyOne(changed[i] == Statement.SUCCESS_NO_INFO && prepared.writesOrFails() ? 1 : changed[i]);
            }
        }
    }

    private static void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case SqlParameterValue typed
            when typed.getValue() == null ->
                statement.setNull(index, typed.getSqlType() == Types.OTHER ? Types.NULL : typed.getSqlType());
            case SqlParameterValue typed ->
                StatementCreatorUtils.setParameterValue(statement, index, typed, typed.getValue());
            default -> StatementCreatorUtils.setParameterValue(statement, index, SqlTypeValue.TYPE_UNKNOWN, value);
        }
    }

    /** Which values are missing: a value that is not there has no type, and the driver prepares anew when types change. */
    private static String absent(@Nullable Object[] values) {
        StringBuilder absent = new StringBuilder(values.length);
        for (Object value : values) {
            Object plain = value instanceof SqlParameterValue typed ? typed.getValue() : value;
            absent.append(plain == null ? '-' : '+');
        }
        return absent.toString();
    }

    @Override
    public void close() throws SQLException {
        for (Prepared known : prepared.values()) {
            known.statement().close();
        }
        prepared.clear();
    }

    /** A statement with names in it, and the same with a question mark for each. */
    record Named(ParsedSql parsed, String plain) {
        static Named of(String sql) {
            ParsedSql parsed = NamedParameterUtils.parseSqlStatement(sql);
            return new Named(parsed, NamedParameterUtils.substituteNamedParameters(parsed, null));
        }
    }

    /** @param absent which values are missing */
    private record Form(String sql, String absent) {}

    /**
     * @param overwrites whether it may come upon rows that are there
     * @param writesOrFails whether it has written each of its rows if it has written any: many in one tell only their sum
     */
    private record Prepared(PreparedStatement statement, boolean overwrites, boolean writesOrFails) {

        private static final Pattern OVERWRITES = Pattern.compile("\\bdo\\s+update\\b", Pattern.CASE_INSENSITIVE);
        private static final Pattern PASSES_OVER = Pattern.compile(
                "\\bdo\\s+nothing\\b|\\bdo\\s+update\\b.*\\bwhere\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

        static Prepared of(Connection connection, String sql) throws SQLException {
            return new Prepared(
                    connection.prepareStatement(sql),
                    OVERWRITES.matcher(sql).find(),
                    !PASSES_OVER.matcher(sql).find());
        }
    }

    private static final class Write {
        private final Form form;
        private final @Nullable Object[] values;
        private boolean changesOneRow;

        private Write(Form form, @Nullable Object[] values) {
            this.form = form;
            this.values = values;
        }
    }
}
