package io.reeve.command.accessrequest;

import io.reeve.command.fact.Authority;
import io.reeve.command.fact.Catalog;
import io.reeve.command.fact.People;
import io.reeve.command.fact.Person;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RequestAccess;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequested;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asking for access. All requests of one call are made in one unit, so that all are accepted or none. */
@Component
class Submission {

    private final Repository<AccessRequest> requests;
    private final Authority authority;
    private final People people;
    private final Catalog catalog;
    private final Choice choice;
    private final OneAtATime oneAtATime;

    Submission(
            Repository<AccessRequest> requests,
            Authority authority,
            People people,
            Catalog catalog,
            Choice choice,
            OneAtATime oneAtATime) {
        this.requests = requests;
        this.authority = authority;
        this.people = people;
        this.catalog = catalog;
        this.choice = choice;
        this.oneAtATime = oneAtATime;
    }

    @CommandHandler
    void handle(RequestAccess command, Actor actor, Instant now) throws Exception {
        UserId requester = requester(command, actor);
        Person target = active(command.target() == null ? requester : command.target(), "target_user_id");
        Words.requireFew(command.justification(), "business_justification");
        List<Wanted> wanted = choice.of(command.appId(), command.permissionIds());
        Set<GroupId> groups = people.groupsOf(target.id());
        if (!wanted.stream().allMatch(thing -> thing.settings().openTo(groups))) {
            throw Rejection.forbidden(
                    "not_in_allowed_groups",
                    "Only members of certain groups can have this, and this person is in none.");
        }
        Duration length = new WantedLength(command.expirationInSeconds(), command.accessLength())
                .amongThoseOf(wanted.stream().map(Wanted::settings).toList(), preset(wanted))
                .orElse(null);
        List<Catalog.Rule> rules = catalog.rulesOf(command.appId());
        for (int i = 0; i < wanted.size(); i++) {
            Wanted thing = wanted.get(i);
            make(new AccessRequested(
                    command.accessRequestIds().get(i),
                    requester,
                    target.id(),
                    command.appId(),
                    thing.permissionId(),
                    Words.orNone(command.justification()),
                    length,
                    thing.route(target, groups, length, rules),
                    now));
        }
    }

    private void make(AccessRequested asked) throws Exception {
        requests.newInstance(AccessRequest::new, request -> request.execute(it -> it.begin(asked, people, oneAtATime)));
    }

    private UserId requester(RequestAccess command, Actor actor) {
        if (actor instanceof Actor.Person) {
            UserId acting = authority.actingPerson(actor);
            if (command.requester() == null || command.requester().equals(acting)) {
                return acting;
            }
        }
        authority.requireAdmin(actor);
        if (command.requester() == null) {
            throw Rejection.invalid("requester_user_id", "missing", "Somebody has to be the one who asks.");
        }
        return active(command.requester(), "requester_user_id").id();
    }

    private Person active(UserId userId, String field) {
        return people.find(userId)
                .filter(Person::mayAct)
                .orElseThrow(() -> Rejection.invalid(
                        field, "not_active", "There is no such person, or the person is not active."));
    }

    private static @Nullable AccessLength preset(List<Wanted> wanted) {
        return wanted.getFirst().app().settings().provisioning().defaultTimeBasedAccessOption();
    }
}
