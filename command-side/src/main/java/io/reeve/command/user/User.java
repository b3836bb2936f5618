package io.reeve.command.user;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reeve.command.fact.Authority;
import io.reeve.command.personal.PersonKeys;
import io.reeve.command.revision.ExpectedVersion;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.user.AttributeChange;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.UserCommand.CreateUser;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserCommand.EraseUser;
import io.reeve.kernel.user.UserCommand.ReviseUser;
import io.reeve.kernel.user.UserCommand.UpdateUser;
import io.reeve.kernel.user.UserEvent.UserChanged;
import io.reeve.kernel.user.UserEvent.UserCreated;
import io.reeve.kernel.user.UserEvent.UserErased;
import io.reeve.kernel.user.UserEvent.UserStatusChanged;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A person's record. A person who has left does not come back under the same id. */
@Aggregate
final class User {

    @AggregateIdentifier
    private @Nullable UserId id;

    private Profile profile;
    private UserStatus status;
    private boolean erased;

    @SuppressWarnings("NullAway.Init") // filled by the first event
    User() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CreateUser create, Actor actor, Authority authority, ProfileRules rules, UniqueNames names) {
        authority.requireAdmin(actor);
        if (id == null) {
            rules.check(create.userId(), create.profile(), null);
            begin(create, names);
        } else if (!create.profile().equals(profile) || create.status() != status) {
            throw Rejection.conflict("user_exists", "There is a person with this id already.");
        }
    }

    @CommandHandler
    void handle(UpdateUser update, Actor actor, Authority authority, ProfileRules rules, UniqueNames names) {
        authority.requireAdmin(actor);
        ExpectedVersion.require(update.expectedVersions(), getVersion(), "record");
        change(update.userId(), update.profile(), update.status(), rules, names);
    }

    @CommandHandler
    void handle(ReviseUser revise, Actor actor, Authority authority, ProfileRules rules, UniqueNames names) {
        authority.requireAdmin(actor);
        ExpectedVersion.require(revise.expectedVersions(), getVersion(), "record");
        UserStatus wanted = revise.wanted().status();
        change(
                revise.userId(),
                ProfileRevision.of(revise.seen().profile(), revise.wanted().profile(), profile),
                wanted == revise.seen().status() ? status : wanted,
                rules,
                names);
    }

    private void change(UserId userId, Profile wanted, UserStatus wantedStatus, ProfileRules rules, UniqueNames names) {
        List<AttributeChange> changes = ProfileDifference.between(profile, wanted);
        if (changes.isEmpty() && wantedStatus == status) {
            return;
        }
        requireNotLeft();
        if (!changes.isEmpty()) {
            rules.check(userId, wanted, profile);
            names.exchange(userId, profile, wanted);
            apply(new UserChanged(userId, wanted, changes));
        }
        become(userId, wantedStatus, names);
    }

    @CommandHandler
    void handle(DeactivateUser deactivate, Actor actor, Authority authority, UniqueNames names) {
        authority.requireAdmin(actor);
        ExpectedVersion.require(deactivate.expectedVersions(), getVersion(), "record");
        become(deactivate.userId(), UserStatus.INACTIVE, names);
    }

    @CommandHandler
    void handle(EraseUser erase, Actor actor, Authority authority, PersonKeys keys) {
        authority.requireAdmin(actor);
        if (erased) {
            return;
        }
        if (status != UserStatus.INACTIVE) {
            throw Rejection.conflict(
                    "not_left", "Only a person who has left can be erased; this one is " + status + ".");
        }
        keys.forget(erase.userId());
        apply(new UserErased(erase.userId()));
    }

    /** Makes the person known, unless that has happened before; tells whether it did. */
    boolean beginOnce(CreateUser create, UniqueNames names) {
        if (id != null) {
            return false;
        }
        begin(create, names);
        return true;
    }

    private static void begin(CreateUser create, UniqueNames names) {
        if (create.status() != UserStatus.INACTIVE) {
            names.take(create.userId(), create.profile());
        }
        apply(new UserCreated(create.userId(), create.profile(), create.status()));
    }

    private void become(UserId userId, UserStatus wanted, UniqueNames names) {
        if (wanted == status) {
            return;
        }
        if (wanted == UserStatus.STAGED) {
            throw Rejection.conflict("not_staged_again", "A person who is " + status + " cannot become STAGED again.");
        }
        requireNotLeft();
        if (wanted == UserStatus.INACTIVE) {
            names.release(userId, profile);
        }
        apply(new UserStatusChanged(userId, status, wanted));
    }

    private void requireNotLeft() {
        if (status == UserStatus.INACTIVE) {
            throw Rejection.conflict("has_left", "This person has left: the record does not change any more.");
        }
    }

    @EventSourcingHandler
    void on(UserCreated event) {
        id = event.userId();
        profile = event.profile();
        status = event.status();
    }

    @EventSourcingHandler
    void on(UserChanged event) {
        profile = event.profile();
    }

    @EventSourcingHandler
    void on(UserStatusChanged event) {
        status = event.status();
    }

    @EventSourcingHandler
    void on(UserErased event) {
        profile = Profile.ERASED;
        erased = true;
    }
}
