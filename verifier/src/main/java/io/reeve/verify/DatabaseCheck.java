package io.reeve.verify;

import io.reeve.kernel.ledger.NoteKey;
import io.reeve.verify.Finding.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The whole database against the tree: hashes every event again, and compares each with its leaf, the leaves with the tiles,
 * and the tree with every checkpoint that was signed. What nobody outside has seen yet, somebody who has the database and the
 * keys of the installation, or a node that forgot what it had signed, can make up anew; a checkpoint that was kept elsewhere shows
 * that as well.
 */
public final class DatabaseCheck {

    private final List<NoteKey> trusted;
    private final List<String> kept;

    /**
     * {@code trusted} are the keys of the log as they were told at some time; without any, those in the database are believed.
     * {@code kept} are signed checkpoints that were kept elsewhere.
     */
    public DatabaseCheck(List<NoteKey> trusted, List<String> kept) {
        this.trusted = List.copyOf(trusted);
        this.kept = List.copyOf(kept);
    }

    /** Told how far it is: the position that was looked at last, and where the log ends. */
    public interface Watcher {
        void at(long position, long head);
    }

    public Report run(String url, Properties login) throws SQLException {
        return run(url, login, (_, _) -> {});
    }

    /** Reads only, all of it as it is at one moment; needs {@code select} on schema {@code reeve}. */
    public Report run(String url, Properties login, Watcher watcher) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, login)) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return run(connection, watcher);
        }
    }

    /** Within the transaction that {@code connection} is in. */
    Report run(Connection connection) throws SQLException {
        return run(connection, (_, _) -> {});
    }

    private Report run(Connection connection, Watcher watcher) throws SQLException {
        Report report = new Report();
        Ledger ledger = ledger(connection);
        if (ledger == null) {
            report.find(Kind.UNREADABLE, "reeve.ledger or reeve.log_head has lost its row");
            return report;
        }
        Trust trust = trust(connection, ledger.origin(), report);
        try (StoredLog log = new StoredLog(connection);
                SealedTree sealed = new SealedTree(connection);
                TreeCheck tree = new TreeCheck(connection, ledger.origin(), sealed, trust, report)) {
            kept.forEach(note -> hold(note, trust, tree, ledger, report));
            new Comparison(log, sealed, tree, ledger.size(), report).run(ledger.head(), watcher);
        }
        return report;
    }

    private record Ledger(String origin, long size, long head) {}

    private static @Nullable Ledger ledger(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select origin, size, position from reeve.ledger cross join reeve.log_head");
                ResultSet row = select.executeQuery()) {
            return row.next() ? new Ledger(row.getString(1), row.getLong(2), row.getLong(3)) : null;
        }
    }

    private Trust trust(Connection connection, String origin, Report report) throws SQLException {
        List<NoteKey> told = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("select public_key from reeve.ledger_key order by number");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                told.add(new NoteKey(origin, row.getBytes(1)));
            }
        }
        if (trusted.isEmpty()) {
            report.note("no key was given: those in the database are believed");
            return new Trust(told, told);
        }
        return new Trust(trusted, told);
    }

    private static void hold(String note, Trust trust, TreeCheck tree, Ledger ledger, Report report) {
        trust.open("kept checkpoint", note, report).ifPresent(checkpoint -> {
            if (!checkpoint.origin().equals(ledger.origin())) {
                report.find(Kind.HISTORY, "the kept checkpoint is of another log, " + checkpoint.origin());
            } else if (checkpoint.size() > ledger.size()) {
                report.find(
                        Kind.HISTORY,
                        ledger.size() + 1,
                        "the log had " + checkpoint.size() + " events when the kept checkpoint was signed and has "
                                + ledger.size() + " sealed now: it was set back or cut off");
            } else {
                tree.hold(checkpoint);
                report.note("held against a kept checkpoint of " + checkpoint.size() + " events");
            }
        });
    }
}
