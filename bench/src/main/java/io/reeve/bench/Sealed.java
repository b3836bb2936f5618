package io.reeve.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How long events took, in milliseconds, from when they were recorded until a checkpoint over them was signed. */
record Sealed(long count, double p50, double p99) {

    private static final String SELECT = """
            select count(*), percentile_cont(0.5) within group (order by took), percentile_cont(0.99) within group (order by took)
            from (select 1000 * extract(epoch from (select signed_at from reeve.ledger_checkpoint
                                                    where size >= position order by size limit 1) - recorded_at) as took
                  from reeve.event where position > ? and position <= ?) sealed""";

    static Sealed between(Database server, long after, long upTo) {
        try (Connection connection = server.connect();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Sealed(row.getLong(1), row.getDouble(2), row.getDouble(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what was sealed cannot be read", e);
        }
    }

    void tell(Report report) {
        report.delay("is sealed", count, p50, p99);
    }
}
