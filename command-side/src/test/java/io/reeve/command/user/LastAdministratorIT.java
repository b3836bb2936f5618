package io.reeve.command.user;

import static io.reeve.testing.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;

import io.reeve.command.eventstore.AppenderQueue;
import io.reeve.kernel.user.EstablishAdministrator;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleCommand.GrantRole;
import io.reeve.kernel.user.RoleCommand.RevokeRole;
import io.reeve.kernel.user.UserCommand.CreateUser;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserCommand.UpdateUser;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import io.reeve.testing.HeldLog;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestNode;
import io.reeve.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before each test there is one administrator who may act. */
class LastAdministratorIT {

    private static final UserId FIRST = EstablishAdministrator.USER;
    private static final Profile PROFILE = named("first");

    private static TestDatabase database;
    private static TestNode node;
    private static TestNode other;

    private final UserId second = UserId.next();

    @BeforeAll
    static void start() {
        database = TestPostgres.freshDatabase();
        node = PeopleNode.start(database);
        other = PeopleNode.start(database);
        done(node.send(new EstablishAdministrator(PROFILE)));
    }

    @AfterAll
    static void stop() {
        other.close();
        node.close();
    }

    @BeforeEach
    void onlyTheFirst() {
        done(node.send(new UpdateUser(FIRST, PROFILE, UserStatus.ACTIVE, null)));
        done(node.send(new GrantRole(Role.ADMIN, FIRST)));
        for (UUID another : database.jdbc()
                .sql("select user_id from reeve.role_holder where role = 'ADMIN' and user_id <> ?")
                .param(FIRST.value())
                .query(UUID.class)
                .list()) {
            done(node.send(new RevokeRole(Role.ADMIN, new UserId(another))));
        }
    }

    @Test
    void rule_23_the_last_administrator_neither_loses_the_role_nor_is_suspended_nor_leaves() {
        for (Object command : waysToGo(FIRST)) {
            refusedAsTheLast(node.send(command));
        }
        assertThat(administrators()).isOne();
    }

    @Test
    void an_administrator_who_cannot_act_does_not_count_as_another_one() {
        another(UserStatus.SUSPENDED);

        refusedAsTheLast(node.send(new RevokeRole(Role.ADMIN, FIRST)));
        done(node.send(new RevokeRole(Role.ADMIN, second)));
    }

    @Test
    void one_administrator_of_two_may_go() {
        another(UserStatus.ACTIVE);

        done(node.send(new DeactivateUser(second, null)));
        assertThat(administrators()).isOne();
    }

    @Test
    void who_is_no_administrator_may_go_where_there_is_none() {
        TestDatabase empty = TestPostgres.freshDatabase();
        try (TestNode fresh = PeopleNode.start(empty)) {
            done(fresh.send(new CreateUser(second, named("somebody"), UserStatus.ACTIVE)));
            done(fresh.send(new DeactivateUser(second, null)));
        }
    }

    @Test
    void of_the_last_two_who_go_at_once_by_different_ways_on_two_nodes_one_stays() throws Exception {
        another(UserStatus.ACTIVE);
        CompletableFuture<CommandResultMessage<?>> leaving;
        CompletableFuture<CommandResultMessage<?>> demoted;
        try (HeldLog held = new HeldLog(database)) {
            leaving = later(node, new DeactivateUser(second, null));
            demoted = later(other, new RevokeRole(Role.ADMIN, FIRST));
            held.awaitAppendersAtTheLock(2);
        }

        oneStays(leaving.join(), demoted.join());
    }

    @Test
    void of_the_last_two_who_go_in_one_batch_the_second_stays() throws Exception {
        another(UserStatus.ACTIVE);
        AppenderQueue queue = new AppenderQueue(node);
        CompletableFuture<CommandResultMessage<?>> before;
        CompletableFuture<CommandResultMessage<?>> demoted;
        CompletableFuture<CommandResultMessage<?>> suspended;
        try (HeldLog held = new HeldLog(database)) {
            before = later(node, new CreateUser(UserId.next(), named("before"), UserStatus.ACTIVE));
            held.awaitAppendersAtTheLock(1);
            demoted = later(node, new RevokeRole(Role.ADMIN, FIRST));
            queue.awaitUnits(1);
            suspended = later(node, new UpdateUser(second, named(second.toString()), UserStatus.SUSPENDED, null));
            queue.awaitUnits(2);
        }

        done(before.join());
        done(demoted.join());
        refusedAsTheLast(suspended.join());
        assertThat(administrators()).isOne();
    }

    private static void oneStays(CommandResultMessage<?> one, CommandResultMessage<?> other) {
        assertThat(one.isExceptional()).isNotEqualTo(other.isExceptional());
        refusedAsTheLast(one.isExceptional() ? one : other);
        assertThat(administrators()).isOne();
    }

    private void another(UserStatus status) {
        done(node.send(new CreateUser(second, named(second.toString()), status)));
        done(node.send(new GrantRole(Role.ADMIN, second)));
    }

    private static List<Object> waysToGo(UserId userId) {
        return List.of(
                new RevokeRole(Role.ADMIN, userId),
                new UpdateUser(userId, PROFILE, UserStatus.SUSPENDED, null),
                new UpdateUser(userId, PROFILE, UserStatus.INACTIVE, null),
                new DeactivateUser(userId, null));
    }

    private static CompletableFuture<CommandResultMessage<?>> later(TestNode node, Object command) {
        return CompletableFuture.supplyAsync(() -> node.send(command));
    }

    private static void done(CommandResultMessage<?> result) {
        result.optionalExceptionResult().ifPresent(refusal -> {
            throw new AssertionError(refusal);
        });
    }

    private static void refusedAsTheLast(CommandResultMessage<?> result) {
        assertThat(result.exceptionResult(), refused("last_admin"));
    }

    private static int administrators() {
        return database.jdbc().sql("""
                        select count(*) from reeve.role_holder r join reeve.person p on p.id = r.user_id
                        where r.role = 'ADMIN' and p.status = 'ACTIVE'""").query(Integer.class).single();
    }

    private static Profile named(String name) {
        return new Profile(name, "", name, "", null, null, null, null, null, null, null, Map.of());
    }
}
