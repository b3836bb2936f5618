package io.reeve.bench;

import io.reeve.command.eventstore.LongLog;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RequestAccess;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountCommand.GrantEntitlement;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.UserCommand.CreateUser;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * Fills the measured server's database with as much as a large company has, by the commands that the server itself would
 * send, through a node of this process on the same log. Views and processes follow in the server, as they would behind any
 * other node.
 */
final class Company implements AutoCloseable {

    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "io.reeve.command",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.reeve\\.command\\.(process|processing|operation|sheet|ledger)\\..*"))
    static class CommandSide {}

    private static final int CALLERS = 64;

    private final CommandNode node;
    private final Organisation organisation;
    private final List<UserId> people = new ArrayList<>();

    Company(Database server, Path dataFolder, Organisation organisation) {
        this.node = new CommandNode(CommandSide.class, server, Map.of("reeve.data-dir", dataFolder.toString()));
        this.organisation = organisation;
    }

    void addPeople(int count) {
        UserId manager = UserId.of(organisation.manager.id());
        for (int number = 0; number < count; number++) {
            people.add(UserId.next());
        }
        inParallel(count, number -> {
            String name = Organisation.userName("employee", number);
            node.send(new CreateUser(
                    people.get(number),
                    new Profile(
                            name,
                            name,
                            "Given " + number % 1_000,
                            "Family " + number / 1_000,
                            "Engineer",
                            Organisation.department(number),
                            manager,
                            null,
                            null,
                            null,
                            null,
                            Map.of()),
                    UserStatus.ACTIVE));
        });
    }

    /** Requests that wait for one approver; no person asks twice for the same. */
    void addRequests(int count) {
        AppId app = AppId.of(organisation.app);
        inParallel(count, number -> {
            UserId person = people.get(number % people.size());
            String permission = organisation.shortPermissions.get(number / people.size());
            node.send(new RequestAccess(
                    List.of(AccessRequestId.next()),
                    person,
                    person,
                    app,
                    List.of(PermissionId.of(permission)),
                    "For the measurement",
                    null,
                    null));
        });
    }

    /** With events that no process handles and of the views only the index of the history. */
    void growLogTo(long position, long head) {
        AppId app = AppId.of(organisation.app);
        UserId user = UserId.of(organisation.owner.id());
        AccountId account = AccountId.of(app, user);
        AccessRequestId grant = AccessRequestId.next();
        node.send(new GrantEntitlement(account, app, user, null, grant, ProvisioningMethod.MANUAL));
        LongLog.append(node.parts(), account, app, user, grant, Math.max(0, position - head));
    }

    private static void inParallel(int count, IntConsumer each) {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> parts = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int first = caller;
                parts.add(callers.submit(() -> {
                    for (int number = first; number < count; number += CALLERS) {
                        each.accept(number);
                    }
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the company cannot be loaded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
