package io.reeve.command.idempotency;

import io.reeve.kernel.idempotency.FindIdempotencyRecord;
import io.reeve.kernel.idempotency.IdempotencyRecord;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the record of an earlier call. A record counts for as long as it is there; {@link IdempotencyPurge} ends that. */
@Component
class IdempotencyRecords {

    private final JdbcClient jdbc;

    IdempotencyRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<IdempotencyRecord> handle(FindIdempotencyRecord query) {
        return jdbc.sql("""
                        select scope, body_hash, status, ids, first_position, last_position
                        from reeve.idempotency where scope = ?""")
                .param(query.scope())
                .query((row, number) -> new IdempotencyRecord(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        List.of((String[]) row.getArray(4).getArray()),
                        row.getObject(5, Long.class),
                        row.getObject(6, Long.class)))
                .optional();
    }
}
