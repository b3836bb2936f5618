package io.reeve.command.user;

import io.reeve.command.fact.FactBatch;
import io.reeve.command.fact.FactJson;
import io.reeve.command.fact.FactsOf;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.UserEvent;
import io.reeve.kernel.user.UserEvent.UserChanged;
import io.reeve.kernel.user.UserEvent.UserCreated;
import io.reeve.kernel.user.UserEvent.UserErased;
import io.reeve.kernel.user.UserEvent.UserStatusChanged;
import io.reeve.kernel.user.UserId;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** People, their status and what is known of them. */
@Component
class PersonFacts implements FactsOf<UserEvent> {

    @Override
    public List<String> tables() {
        return List.of("reeve.person");
    }

    @Override
    public Class<UserEvent> family() {
        return UserEvent.class;
    }

    @Override
    public void record(UserEvent event, long position, FactBatch batch) throws SQLException {
        switch (event) {
            case UserCreated created ->
                batch.add(
                        "insert into reeve.person (id, status, profile) values (?, ?, ?::jsonb)",
                        created.userId().value(),
                        created.status().name(),
                        FactJson.write(created.profile()));
            case UserChanged changed -> profile(changed.userId(), changed.profile(), batch);
            case UserStatusChanged changed ->
                batch.add(
                        "update reeve.person set status = ? where id = ?",
                        changed.status().name(),
                        changed.userId().value());
            case UserErased erased -> profile(erased.userId(), Profile.ERASED, batch);
        }
    }

    private static void profile(UserId userId, Profile profile, FactBatch batch) throws SQLException {
        batch.add("update reeve.person set profile = ?::jsonb where id = ?", FactJson.write(profile), userId.value());
    }
}
