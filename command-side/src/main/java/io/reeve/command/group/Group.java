package io.reeve.command.group;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reeve.command.fact.Authority;
import io.reeve.command.reservation.Reservations;
import io.reeve.command.revision.ExpectedVersion;
import io.reeve.command.revision.Revised;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupCommand.ChangeMembers;
import io.reeve.kernel.group.GroupCommand.CreateGroup;
import io.reeve.kernel.group.GroupCommand.DeleteGroup;
import io.reeve.kernel.group.GroupCommand.ReviseGroup;
import io.reeve.kernel.group.GroupCommand.ReviseGroup.Words;
import io.reeve.kernel.group.GroupCommand.UpdateGroup;
import io.reeve.kernel.group.GroupEvent.GroupChanged;
import io.reeve.kernel.group.GroupEvent.GroupCreated;
import io.reeve.kernel.group.GroupEvent.GroupDeleted;
import io.reeve.kernel.group.GroupEvent.GroupMembersChanged;
import io.reeve.kernel.group.GroupId;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A group as a directory keeps it. What one command says about the group and its members is one unit; the group's version
 * counts both, so that two directories that change the members at once do not overlook each other.
 */
@Aggregate
final class Group {

    private static final String INTEGRATION_ID = "group_integration_id";
    private static final int LONGEST_TEXT = 1_000;

    @AggregateIdentifier
    private @Nullable GroupId id;

    private String name;
    private String description;
    private AppId appId;
    private String integrationSpecificId;
    private @Nullable String externalId;
    private boolean deleted;

    @SuppressWarnings("NullAway.Init") // filled by the first event
    Group() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(
            CreateGroup create, Actor actor, Authority authority, Reservations reservations, Memberships memberships) {
        authority.requireAdmin(actor);
        if (id != null) {
            requireSame(create);
            return;
        }
        checkWords(create.name(), create.description());
        String integrationId = integrationId(create.groupId(), create.externalId());
        take(reservations, create.appId(), integrationId, create.groupId());
        apply(new GroupCreated(
                create.groupId(),
                create.name(),
                create.description(),
                create.appId(),
                integrationId,
                create.externalId()));
        note(create.groupId(), memberships.begin(create.groupId(), create.members()));
    }

    @CommandHandler
    void handle(
            UpdateGroup update, Actor actor, Authority authority, Reservations reservations, Memberships memberships) {
        authority.requireAdmin(actor);
        requireNotDeleted();
        ExpectedVersion.require(update.expectedVersions(), getVersion(), "group");
        say(update.groupId(), update.name(), update.description(), update.externalId(), reservations);
        note(update.groupId(), memberships.change(update.groupId(), update.members()));
    }

    @CommandHandler
    void handle(
            ReviseGroup revise, Actor actor, Authority authority, Reservations reservations, Memberships memberships) {
        authority.requireAdmin(actor);
        requireNotDeleted();
        ExpectedVersion.require(revise.expectedVersions(), getVersion(), "group");
        Words seen = revise.seen();
        Words wanted = revise.wanted();
        say(
                revise.groupId(),
                Revised.text(seen.name(), wanted.name(), name),
                description,
                Revised.value(seen.externalId(), wanted.externalId(), externalId),
                reservations);
        note(revise.groupId(), memberships.change(revise.groupId(), revise.members()));
    }

    @CommandHandler
    void handle(ChangeMembers change, Actor actor, Authority authority, Memberships memberships) {
        authority.requireAdmin(actor);
        requireNotDeleted();
        ExpectedVersion.require(change.expectedVersions(), getVersion(), "group");
        note(change.groupId(), memberships.change(change.groupId(), change.members()));
    }

    @CommandHandler
    void handle(DeleteGroup delete, Actor actor, Authority authority, Reservations reservations) {
        authority.requireAdmin(actor);
        requireNotDeleted();
        ExpectedVersion.require(delete.expectedVersions(), getVersion(), "group");
        release(reservations, delete.groupId());
        apply(new GroupDeleted(delete.groupId()));
    }

    private void say(
            GroupId groupId,
            String newName,
            String newDescription,
            @Nullable String newExternalId,
            Reservations reservations) {
        if (saysTheSame(newName, newDescription, newExternalId)) {
            return;
        }
        checkWords(newName, newDescription);
        String integrationId = integrationId(groupId, newExternalId);
        if (!integrationId.equals(integrationSpecificId)) {
            take(reservations, appId, integrationId, groupId);
            release(reservations, groupId);
        }
        apply(new GroupChanged(groupId, newName, newDescription, integrationId, newExternalId));
    }

    private static void note(GroupId groupId, Memberships.Moved moved) {
        if (moved.joined() + moved.left() > 0) {
            apply(new GroupMembersChanged(groupId, moved.joined(), moved.left()));
        }
    }

    private static String integrationId(GroupId groupId, @Nullable String externalId) {
        return externalId == null ? groupId.toString() : externalId;
    }

    private static void take(Reservations reservations, AppId appId, String integrationId, GroupId owner) {
        reservations.take(
                INTEGRATION_ID,
                appId + ":" + integrationId,
                owner,
                () -> Rejection.conflict(
                        "taken", "There is another group with the external id " + integrationId + " in this app."));
    }

    private void release(Reservations reservations, GroupId owner) {
        reservations.release(INTEGRATION_ID, appId + ":" + integrationSpecificId, owner);
    }

    private void requireSame(CreateGroup create) {
        if (deleted
                || !create.appId().equals(appId)
                || !saysTheSame(create.name(), create.description(), create.externalId())) {
            throw Rejection.conflict("group_exists", "There is a group with this id already.");
        }
    }

    private boolean saysTheSame(String otherName, String otherDescription, @Nullable String otherExternalId) {
        return otherName.equals(name)
                && otherDescription.equals(description)
                && Objects.equals(otherExternalId, externalId);
    }

    private static void checkWords(String name, String description) {
        if (name.isBlank()) {
            throw Rejection.invalid("name", "missing", "A group needs a name.");
        }
        if (name.length() > LONGEST_TEXT || description.length() > LONGEST_TEXT) {
            throw Rejection.invalid(
                    name.length() > LONGEST_TEXT ? "name" : "description",
                    "too_long",
                    "At most " + LONGEST_TEXT + " characters.");
        }
    }

    private void requireNotDeleted() {
        if (deleted) {
            throw Rejection.notFound("group");
        }
    }

    @EventSourcingHandler
    void on(GroupCreated event) {
        id = event.groupId();
        name = event.name();
        description = event.description();
        appId = event.appId();
        integrationSpecificId = event.integrationSpecificId();
        externalId = event.externalId();
    }

    @EventSourcingHandler
    void on(GroupChanged event) {
        name = event.name();
        description = event.description();
        integrationSpecificId = event.integrationSpecificId();
        externalId = event.externalId();
    }

    @EventSourcingHandler
    void on(GroupDeleted event) {
        deleted = true;
    }
}
