package io.reeve.command.processing;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;

/** The dead letters of one group. A letter, once written, stays when a later handler of the batch is taken back. */
final class ParkedEvents extends JdbcSequencedDeadLetterQueue<EventMessage<?>> {

    private final DataSource processing;

    ParkedEvents(Builder<EventMessage<?>> builder, DataSource processing) {
        super(builder);
        this.processing = processing;
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        super.enqueue(sequence, letter);
        Optional<HandlerSavepoint> savepoint = HandlerSavepoint.current(processing);
        if (savepoint.isPresent()) {
            try {
                savepoint.get().take();
            } catch (SQLException e) {
                throw new JdbcException("no savepoint behind a dead letter", e);
            }
        }
    }
}
