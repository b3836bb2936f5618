package io.reeve.query.user;

import io.reeve.kernel.user.FindUserInTheLog;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.UserEvent;
import io.reeve.kernel.user.UserEvent.UserChanged;
import io.reeve.kernel.user.UserEvent.UserCreated;
import io.reeve.kernel.user.UserEvent.UserErased;
import io.reeve.kernel.user.UserEvent.UserStatusChanged;
import io.reeve.kernel.user.UserStatus;
import io.reeve.kernel.user.UserView;
import io.reeve.query.projection.OwnEvents;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** People as they have just been written. */
@Component
class UsersInTheLog {

    private final OwnEvents events;

    UsersInTheLog(OwnEvents events) {
        this.events = events;
    }

    @QueryHandler
    Optional<UserView> handle(FindUserInTheLog query) {
        return events.tell(query.userId(), UsersInTheLog::made, UsersInTheLog::changed);
    }

    private static UserView made(DomainEventMessage<?> message) {
        UserCreated event = (UserCreated) message.getPayload();
        return new UserView(
                event.userId(),
                event.status(),
                event.profile(),
                message.getTimestamp(),
                message.getTimestamp(),
                message.getSequenceNumber());
    }

    private static UserView changed(UserView user, DomainEventMessage<?> message) {
        return switch ((UserEvent) message.getPayload()) {
            case UserChanged event -> with(user, user.status(), event.profile(), message);
            case UserStatusChanged event -> with(user, event.status(), user.profile(), message);
            case UserErased _ -> with(user, user.status(), Profile.ERASED, message);
            case UserCreated _ -> user;
        };
    }

    private static UserView with(UserView user, UserStatus status, Profile profile, DomainEventMessage<?> message) {
        return new UserView(
                user.id(), status, profile, user.createdAt(), message.getTimestamp(), message.getSequenceNumber());
    }
}
