package io.reeve.command.user;

import io.reeve.command.fact.People;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.user.UserId;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An installation without an administrator who may act could never be put right again. */
@Component
class LastAdministrator {

    private final People people;

    LastAdministrator(People people) {
        this.people = people;
    }

    void mustNotBe(UserId userId) {
        if (people.activeAdmins().equals(Set.of(userId))) {
            throw refusal();
        }
    }

    static Rejection refusal() {
        return Rejection.conflict(
                "last_admin", "This is the only administrator who may act; make somebody else one first.");
    }
}
