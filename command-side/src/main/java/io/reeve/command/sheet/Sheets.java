package io.reeve.command.sheet;

import io.reeve.command.processing.ProcessTables;
import io.reeve.kernel.Metadata;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where processes note what is due. Called by their event handlers; noted in the transaction of the event. */
public final class Sheets {

    private final ProcessTables tables;
    private final DueAlarm alarm;

    Sheets(ProcessTables tables, DueAlarm alarm) {
        this.tables = tables;
        this.alarm = alarm;
    }

    /**
     * Notes that {@code key} is due at {@code dueAt}, instead of what was noted for it before. {@code cause} is the event
     * that made it so: the command sent then will name it.
     */
    public void put(String sheet, String key, Instant dueAt, EventMessage<?> cause) {
        tables.sql("""
                        insert into reeve.sheet_entry (sheet, key, due_at, next_try_at, correlation_id, causation_id)
                        values (:sheet, :key, :due, :due, :correlation, :causation)
                        on conflict (sheet, key) do update
                        set due_at = excluded.due_at, next_try_at = excluded.next_try_at, attempts = 0, last_error = null,
                            correlation_id = excluded.correlation_id, causation_id = excluded.causation_id""")
                .param("sheet", sheet)
                .param("key", key)
                .param("due", dueAt.atOffset(ZoneOffset.UTC))
                .param("correlation", cause.getMetaData().getOrDefault(Metadata.CORRELATION_ID, cause.getIdentifier()))
                .param("causation", cause.getIdentifier())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                alarm.ringAt(dueAt);
            }
        });
    }

    /** Strikes out what was noted for {@code key}, if anything. */
    public void remove(String sheet, String key) {
        tables.sql("delete from reeve.sheet_entry where sheet = :sheet and key = :key")
                .param("sheet", sheet)
                .param("key", key)
                .update();
    }
}
