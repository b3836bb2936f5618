package io.reeve.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.kernel.Metadata;
import java.time.Instant;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;

class OriginTest {

    private static final Instant RECORDED = Instant.parse("2026-11-22T12:00:00.123456Z");

    @Test
    void an_event_of_a_command_from_outside_is_caused_by_the_request() {
        CommandMessage<?> command = command(Map.of(
                Metadata.ACTOR, "person:ada", Metadata.AT, "2026-11-22T12:00:00Z", Metadata.REQUEST_ID, "request"));

        assertThat(new CommandOrigin().correlationDataFor(command))
                .isEqualTo(Map.of(
                        Metadata.ACTOR, "person:ada",
                        Metadata.AT, "2026-11-22T12:00:00Z",
                        Metadata.REQUEST_ID, "request",
                        Metadata.CORRELATION_ID, "request",
                        Metadata.CAUSATION_ID, "request"));
    }

    @Test
    void from_the_last_event_of_a_chain_the_causes_lead_to_the_request() {
        EventMessage<?> requested = event(
                "requested", new CommandOrigin().correlationDataFor(command(Map.of(Metadata.REQUEST_ID, "request"))));
        EventMessage<?> granted = causedBy("process-provisioning", "granted", requested);
        EventMessage<?> completed = causedBy("process-access-approval", "completed", granted);

        assertThat(completed.getMetaData())
                .containsEntry(Metadata.CAUSATION_ID, "granted")
                .containsEntry(Metadata.CORRELATION_ID, "request")
                .containsEntry(Metadata.REQUEST_ID, "request")
                .containsEntry(Metadata.ACTOR, "process:access-approval")
                .containsEntry(Metadata.AT, RECORDED.toString());
        assertThat(granted.getMetaData()).containsEntry(Metadata.CAUSATION_ID, "requested");
        assertThat(requested.getMetaData()).containsEntry(Metadata.CAUSATION_ID, "request");
    }

    @Test
    void what_else_a_command_carries_does_not_get_into_its_events() {
        assertThat(new CommandOrigin()
                        .correlationDataFor(command(Map.of(Metadata.REQUEST_ID, "request", "idempotency", "record"))))
                .doesNotContainKey("idempotency");
    }

    private static EventMessage<?> causedBy(String processor, String id, EventMessage<?> cause) {
        CommandMessage<?> command = command(new EventOrigin(processor).correlationDataFor(cause));
        return event(id, new CommandOrigin().correlationDataFor(command));
    }

    private static CommandMessage<?> command(Map<String, ?> metadata) {
        return GenericCommandMessage.asCommandMessage("command").withMetaData(metadata);
    }

    private static EventMessage<?> event(String id, Map<String, ?> metadata) {
        return new GenericEventMessage<>(new GenericMessage<>(id, "event", metadata), () -> RECORDED);
    }
}
