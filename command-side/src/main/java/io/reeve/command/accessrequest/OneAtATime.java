package io.reeve.command.accessrequest;

import io.reeve.command.reservation.Reservations;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.user.UserId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One person has one request for one thing, from asking until what was granted has ended. A reservation, so that of two
 * that ask at the same moment one is refused.
 */
@Component
public class OneAtATime {

    private static final String SCOPE = "access";

    private final Reservations reservations;
    private final JdbcClient jdbc;

    OneAtATime(Reservations reservations, JdbcClient jdbc) {
        this.reservations = reservations;
        this.jdbc = jdbc;
    }

    void take(TaskSubject subject) {
        reservations.take(SCOPE, value(subject), subject.accessRequestId(), OneAtATime::taken);
    }

    void release(TaskSubject subject) {
        reservations.release(SCOPE, value(subject), subject.accessRequestId());
    }

    /** The requests for this person that are open, or whose access is held. */
    public List<AccessRequestId> of(UserId target) {
        return jdbc
                .sql("select owner from reeve.reservation where scope = :scope and starts_with(value, :person)")
                .param("scope", SCOPE)
                .param("person", target + "/")
                .query(String.class)
                .list()
                .stream()
                .map(AccessRequestId::of)
                .toList();
    }

    private static Rejection taken(String holder) {
        return Rejection.conflict(
                "already_requested",
                "This person has asked for this already, or has it: see access request " + holder + ".");
    }

    private static String value(TaskSubject subject) {
        return subject.targetUser() + "/" + subject.appId() + "/"
                + (subject.permissionId() == null ? "app" : subject.permissionId());
    }
}
