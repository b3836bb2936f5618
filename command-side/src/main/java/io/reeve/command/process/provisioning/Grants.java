package io.reeve.command.process.provisioning;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.Grant;
import io.reeve.kernel.account.AccountCommand.AwaitManualRemoval;
import io.reeve.kernel.account.AccountCommand.GrantEntitlement;
import io.reeve.kernel.account.AccountCommand.RevokeEntitlement;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.group.MembershipCommand.EndMembership;
import io.reeve.kernel.group.MembershipCommand.GrantMembership;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.user.UserId;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a grant does to groups and accounts. Everything here is harmless to repeat. */
@Component
class Grants {

    private static final Logger LOG = LoggerFactory.getLogger(Grants.class);

    private final CommandGateway commands;

    Grants(CommandGateway commands) {
        this.commands = commands;
    }

    /** Gives all of it, or nothing and throws the {@link Rejection}. */
    void give(Grant grant) {
        if (grant.group() != null) {
            commands.sendAndWait(GrantMembership.of(grant.group(), person(grant), request(grant)));
        }
        try {
            enter(grant);
        } catch (Rejection refused) {
            leaveGroup(grant);
            throw refused;
        }
    }

    /** From here on the account holds what was granted. */
    void enter(Grant grant) {
        TaskSubject subject = grant.subject();
        commands.sendAndWait(new GrantEntitlement(
                account(grant),
                subject.appId(),
                person(grant),
                subject.permissionId(),
                request(grant),
                grant.method()));
    }

    /** Takes away what can be taken automatically; what needs a hand besides stays held until that is done. */
    void take(Grant grant) {
        leaveGroup(grant);
        if (!grant.manualSteps()) {
            strikeOut(grant, grant.method());
        }
    }

    /** Takes away whatever was given automatically, which may be nothing, as the giving may have been refused. */
    void undo(Grant grant) {
        leaveGroup(grant);
        try {
            strikeOut(grant, grant.method());
        } catch (AggregateNotFoundException nothingWasGiven) {
            LOG.debug("{} had given nothing yet", grant);
        } catch (Rejection refused) {
            if (refused.kind() != Rejection.Kind.NOT_FOUND) {
                throw refused;
            }
        }
    }

    /** From here on the account does not hold it any more. */
    void strikeOut(Grant grant, ProvisioningMethod how) {
        commands.sendAndWait(new RevokeEntitlement(account(grant), request(grant), how));
    }

    void awaitRemoval(TaskSubject subject) {
        commands.sendAndWait(
                new AwaitManualRemoval(AccountId.of(subject.appId(), subject.targetUser()), subject.accessRequestId()));
    }

    private void leaveGroup(Grant grant) {
        if (grant.group() != null) {
            commands.sendAndWait(EndMembership.of(grant.group(), person(grant), request(grant)));
        }
    }

    private static AccountId account(Grant grant) {
        return AccountId.of(grant.subject().appId(), person(grant));
    }

    private static UserId person(Grant grant) {
        return grant.subject().targetUser();
    }

    private static AccessRequestId request(Grant grant) {
        return grant.subject().accessRequestId();
    }
}
