package io.reeve.query.projection;

import io.reeve.query.projection.LogChunks.Chunk;
import io.reeve.query.projection.ProjectionInstaller.Installed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Puts a copy in the place of the live tables, in one transaction. It holds the live tables so that nobody fills or reads them,
 * gives the copy the few events that it has less than they, and moves it. Then the copy says what the live tables said, so
 * whoever fills them goes on without noticing: its token stays true. Only where the copy is ahead, because the live view is far
 * behind, the token is moved, and taken from whoever has it. Nobody is made to wait longer than {@value #PATIENCE}: what does
 * not get its locks by then gives up and may try again.
 */
final class Exchange {

    private static final String PATIENCE = "250ms";

    /** More than this is not caught up while everybody waits. */
    static final long NEAR = 500;

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final ProjectionInstaller installer;
    private final Progress progress;
    private final ProgressExchange others;

    Exchange(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            ProjectionInstaller installer,
            Progress progress,
            ProgressExchange others) {
        this.log = log;
        this.installer = installer;
        this.progress = progress;
        this.others = others;
    }

    /** {@code false} when the copy is not near enough yet, or somebody was in the way. */
    boolean tryWith(CopyWriter writer, Copy copy) throws Exception {
        String group = copy.projection().group();
        Installed live = installer.find(Target.LIVE, group).orElseThrow();
        Installed next = installer.find(copy.target(), group).orElseThrow();
        try {
            LongStream jumped = writer.transaction(copy.target().schema(), connection -> {
                writer.execute("set local lock_timeout to '" + PATIENCE + "'");
                lock(connection, group, live.tables());
                LiveTokens tokens = LiveTokens.of(connection, group, true);
                if (tokens.isEmpty() || tokens.last() - copy.position() > NEAR) {
                    throw new NotNow();
                }
                catchUp(writer, copy, tokens);
                move(connection, copy.target(), live.tables(), next.tables());
                become(
                        connection,
                        copy,
                        tokens,
                        !writer.letters().keys(copy.group()).isEmpty());
                return LongStream.rangeClosed(tokens.first() + 1, copy.position());
            });
            List<Long> positions = jumped.boxed().toList();
            progress.committed(group, positions);
            others.tell(group, positions);
            return true;
        } catch (NotNow e) {
            return false;
        } catch (Exception e) {
            if (isInTheWay(e)) {
                return false;
            }
            throw e;
        }
    }

    /** In the order of whoever fills the view: first the tables, then the tokens. Retries of dead letters stay out. */
    private static void lock(Connection connection, String group, List<String> tables) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtext('reeve letters'), hashtext(?))")) {
            lock.setString(1, group);
            lock.execute();
        }
        for (String table : tables) {
            execute(connection, "lock table " + name(Target.LIVE, table) + " in access exclusive mode");
        }
    }

    /** Gives the copy, in the transaction of {@code writer}, what the live view has more than it. */
    void catchUp(CopyWriter writer, Copy copy, LiveTokens tokens) throws Exception {
        if (tokens.last() <= copy.position()) {
            return;
        }
        try (LogChunks chunks = new LogChunks(log, copy.position(), tokens.last())) {
            for (Chunk chunk = chunks.next(1000); !chunk.events().isEmpty(); chunk = chunks.next(1000)) {
                writer.oneByOne(
                        copy,
                        chunk.events().stream()
                                .filter(copy::handles)
                                .filter(event -> tokens.cover(copy.keyOf(event), LogChunks.positionOf(event)))
                                .toList());
            }
        }
    }

    private static void move(Connection connection, Target from, List<String> old, List<String> fresh)
            throws SQLException {
        for (String table : old) {
            execute(connection, "drop table " + name(Target.LIVE, table));
        }
        for (String table : fresh) {
            execute(connection, "alter table " + name(from, table) + " set schema " + Target.LIVE.schema());
        }
    }

    private static void become(Connection connection, Copy copy, LiveTokens tokens, boolean letters)
            throws SQLException {
        String group = copy.projection().group();
        update(
                connection,
                "delete from reeve.projection where schema_name = ? and name = ?",
                Target.LIVE.schema(),
                group);
        update(connection, """
                update reeve.projection
                set schema_name = ?, position = null, installed_at = clock_timestamp() where schema_name = ? and name = ?\
                """, Target.LIVE.schema(), copy.target().schema(), group);
        update(connection, "delete from reeve.dead_letter_entry where processing_group = ?", group);
        update(
                connection,
                "update reeve.dead_letter_entry set processing_group = ? where processing_group = ?",
                group,
                copy.group());
        if (copy.position() > tokens.first()) {
            update(connection, """
                      update reeve.token_entry
                      set owner = null, token = convert_to(jsonb_build_object('globalIndex', cast(? as bigint))::text, 'UTF8')
                      where processor_name = ?
                        and cast(cast(convert_from(token, 'UTF8') as jsonb) ->> 'globalIndex' as bigint) < cast(? as bigint)\
                      """, Long.toString(copy.position()), group, Long.toString(copy.position()));
        } else if (letters) {
            // whoever fills the view remembers which sequences wait, and has to look anew
            update(connection, "update reeve.token_entry set owner = null where processor_name = ?", group);
        }
    }

    private static void update(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setString(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static String name(Target target, String table) {
        return target.schema() + ".\"" + table + "\"";
    }

    /** Lock not available, and deadlock. */
    private static boolean isInTheWay(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e
                    && ("55P03".equals(e.getSQLState()) || "40P01".equals(e.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Takes the transaction back. */
    private static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotNow() {
            super("not near enough", null, false, false);
        }
    }
}
