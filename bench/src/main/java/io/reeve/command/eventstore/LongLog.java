package io.reeve.command.eventstore;

import io.reeve.command.personal.PersonKeys;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountEvent.ManualRemovalAwaited;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.beans.factory.BeanFactory;

/**
 * Makes the log long through the appender itself: real positions, hashes and sequence, hundreds of events in each unit.
 * Lives in its package because nobody else may feed the appender.
 */
public final class LongLog {

    private static final int UNIT = 500;
    private static final String TYPE = "Account";

    private LongLog() {}

    /** {@code account} has been created and has taken one entitlement, so its next event is the third. */
    public static void append(
            BeanFactory node, AccountId account, AppId app, UserId user, AccessRequestId grant, long count) {
        NewEvent sample = node.getBean(EventCodec.class)
                .encode(
                        new GenericDomainEventMessage<>(
                                TYPE,
                                account.toString(),
                                0,
                                new ManualRemovalAwaited(account, app, user, null, grant),
                                Map.of(
                                        Metadata.ACTOR,
                                        new Actor.Installation("bench").text(),
                                        Metadata.AT,
                                        Instant.now().toString(),
                                        Metadata.REQUEST_ID,
                                        "bench",
                                        Metadata.CORRELATION_ID,
                                        "bench",
                                        Metadata.CAUSATION_ID,
                                        "bench")),
                        node.getBean(PersonKeys.class).forUnit());
        Appender appender = node.getBean(Appender.class);
        long sequence = 2;
        for (long left = count; left > 0; left -= UNIT) {
            List<NewEvent> unit = new ArrayList<>();
            for (long more = Math.min(UNIT, left); more > 0; more--) {
                unit.add(copy(sample, sequence++));
            }
            appender.append(AppendUnit.of(unit, Map.of()));
        }
    }

    private static NewEvent copy(NewEvent sample, long sequence) {
        return new NewEvent(
                UUID.randomUUID(),
                sample.aggregateType(),
                sample.aggregateId(),
                sequence,
                sample.name(),
                sample.revision(),
                sample.payload(),
                sample.metadata(),
                sample.fact());
    }
}
