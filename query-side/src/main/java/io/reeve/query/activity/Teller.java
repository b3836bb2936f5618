package io.reeve.query.activity;

import io.reeve.kernel.accessrequest.AccessRequestEvent;
import io.reeve.kernel.account.AccountEvent;
import io.reeve.kernel.app.AppEvent;
import io.reeve.kernel.audit.AuditEvent;
import io.reeve.kernel.group.GroupEvent;
import io.reeve.kernel.group.MembershipEvent;
import io.reeve.kernel.operation.DeadLetterEvent;
import io.reeve.kernel.operation.ProjectionRunEvent;
import io.reeve.kernel.permission.PermissionEvent;
import io.reeve.kernel.preapproval.RuleEvent;
import io.reeve.kernel.task.TaskEvent;
import io.reeve.kernel.token.TokenEvent;
import io.reeve.kernel.user.RoleEvent;
import io.reeve.kernel.user.UserEvent;

/** Knows for every family of events who can tell about it. Within a family nothing can be forgotten: it does not compile. */
final class Teller {

    private Teller() {}

    static Told tell(Object event) {
        return switch (event) {
            case UserEvent user -> People.tell(user);
            case RoleEvent role -> People.tell(role);
            case TokenEvent token -> People.tell(token);
            case GroupEvent group -> People.tell(group);
            case MembershipEvent membership -> People.tell(membership);
            case AppEvent app -> Offers.tell(app);
            case PermissionEvent permission -> Offers.tell(permission);
            case RuleEvent rule -> Offers.tell(rule);
            case AccessRequestEvent request -> Grants.tell(request);
            case TaskEvent task -> Grants.tell(task);
            case AccountEvent account -> Grants.tell(account);
            case ProjectionRunEvent run -> Operations.tell(run);
            case DeadLetterEvent letter -> Operations.tell(letter);
            case AuditEvent audit -> People.tell(audit);
            default ->
                throw new IllegalArgumentException(
                        "nobody tells about " + event.getClass().getName());
        };
    }
}
