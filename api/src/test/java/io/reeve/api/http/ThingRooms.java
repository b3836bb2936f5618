package io.reeve.api.http;

import io.reeve.api.http.ThingController.CreateThing;
import io.reeve.api.http.ThingController.RefuseThing;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.idempotency.FindIdempotencyRecord;
import io.reeve.kernel.idempotency.IdempotencyRecord;
import io.reeve.kernel.projection.AwaitViews;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Plays the rooms behind the door: remembers what it was told, and answers as a test wants. */
@TestComponent
class ThingRooms {

    final List<CommandMessage<?>> commands = new ArrayList<>();
    final List<AwaitViews> awaited = new ArrayList<>();
    final Map<String, IdempotencyRecord> kept = new HashMap<>();

    /** What the views say; {@code null} when nobody can tell. */
    @Nullable
    Boolean shown = true;

    /** Runs when the next command comes in, before it is handled. */
    Runnable meanwhile = () -> {};

    /** Whether the next command finds done what it asks for. */
    boolean doneAlready;

    void forget() {
        commands.clear();
        awaited.clear();
        kept.clear();
        shown = true;
        meanwhile = () -> {};
        doneAlready = false;
    }

    @CommandHandler
    CommandResultMessage<?> handle(CreateThing command, CommandMessage<?> message) {
        meanwhile.run();
        commands.add(message);
        if (doneAlready) {
            return new GenericCommandResultMessage<>(null, Map.of());
        }
        IdempotencyRecord record = (IdempotencyRecord) message.getMetaData().get(IdempotencyRecord.METADATA_KEY);
        if (record != null) {
            if (kept.containsKey(record.scope())) {
                throw Rejection.conflict(IdempotencyRecord.TAKEN, "taken");
            }
            keep(record);
        }
        return new GenericCommandResultMessage<>(
                null, Map.of(Metadata.FIRST_POSITION, 41L, Metadata.LAST_POSITION, 42L));
    }

    void keep(IdempotencyRecord record) {
        kept.put(
                record.scope(),
                new IdempotencyRecord(record.scope(), record.bodyHash(), record.status(), record.ids(), 41L, 42L));
    }

    @CommandHandler
    void handle(RefuseThing command, CommandMessage<?> message) {
        commands.add(message);
        throw switch (command.why()) {
            case "bad" -> Rejection.badRequest("bad_action", "That makes no sense.");
            case "forbidden" -> Rejection.forbidden("not_yours", "This is not yours.");
            case "gone" -> Rejection.notFound("thing");
            case "conflict" -> Rejection.conflict("done_already", "That was done already.");
            case "invalid" -> Rejection.invalid("request_flow.approvers.0", "unknown_user", "There is no such user.");
            case "raced" -> new ConcurrencyException("somebody was faster, again and again");
            default -> new IllegalStateException("select * from secret");
        };
    }

    @QueryHandler
    Optional<IdempotencyRecord> find(FindIdempotencyRecord query) {
        return Optional.ofNullable(kept.get(query.scope()));
    }

    @QueryHandler
    Boolean await(AwaitViews query) {
        awaited.add(query);
        if (shown == null) {
            throw new IllegalStateException("nobody can tell");
        }
        return shown;
    }
}
