package io.reeve.command.permission;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import io.reeve.command.fact.Catalog;
import io.reeve.command.fact.Governance;
import io.reeve.command.fact.References;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionCommand.ChangePermission;
import io.reeve.kernel.permission.PermissionCommand.CreatePermission;
import io.reeve.kernel.permission.PermissionCommand.DeletePermission;
import io.reeve.kernel.permission.PermissionEvent.PermissionChanged;
import io.reeve.kernel.permission.PermissionEvent.PermissionCreated;
import io.reeve.kernel.permission.PermissionEvent.PermissionDeleted;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionType;
import io.reeve.kernel.permission.PermissionVisibility;
import io.reeve.kernel.permission.RequestConfig;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Something in particular that can be asked for within an app. */
@Aggregate
final class Permission {

    @AggregateIdentifier
    private @Nullable PermissionId id;

    private AppId appId;
    private PermissionType type;
    private String label;
    private RequestConfig config;

    @SuppressWarnings("NullAway.Init") // filled by the first event
    Permission() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CreatePermission create, Actor actor, Governance governance, References references) {
        Catalog.App app = governance.app(actor, create.appId());
        requireSame("app_class_id", create.appClassId(), app.details().appClassId());
        requireSame("app_instance_id", create.appInstanceId(), app.details().instanceId());
        requireLabel(create.label());
        RequestConfig wanted = ConfigMerge.create(references).merge(create.config());
        governance.requireMayGive(actor, create.appId(), wanted.provisioningGroup());
        PermissionCreated created = new PermissionCreated(
                create.permissionId(), create.appId(), PermissionType.NATIVE, create.label(), wanted);
        if (id == null) {
            apply(created);
        } else if (!created.equals(new PermissionCreated(id, appId, type, label, config))) {
            throw Rejection.conflict("permission_exists", "There is another permission with this id.");
        }
    }

    @CommandHandler
    void handle(ChangePermission change, Actor actor, Governance governance, References references) {
        Catalog.App app = governance.appOf(actor, appId, id());
        if (change.appId() != null && !change.appId().equals(appId)) {
            throw Rejection.invalid("app_id", "app_id", "A permission cannot move to another app.");
        }
        String wanted = Objects.requireNonNullElse(change.label().value(), label);
        requireLabel(wanted);
        become(wanted, ConfigMerge.change(config, app.settings(), references).merge(change.config()));
    }

    @CommandHandler
    void handle(DeletePermission delete, Actor actor, Governance governance) {
        governance.appOf(actor, appId, id());
        if (type != PermissionType.NATIVE) {
            throw Rejection.conflict(
                    "permission_is_synced", "This permission follows a group of another system: delete it there.");
        }
        apply(new PermissionDeleted(id(), appId));
    }

    /** For a change of the app that leaves no permission to choose. */
    void hide() {
        become(
                label,
                new RequestConfig(
                        PermissionVisibility.HIDDEN,
                        config.allowedGroups(),
                        config.approval(),
                        config.customApprovalMessage(),
                        config.timeBasedAccess(),
                        config.manualStepsNeeded(),
                        config.manualInstructions(),
                        config.provisioningGroup(),
                        config.provisioningWebhook(),
                        config.accessRemovalWebhook(),
                        config.requestValidationWebhook()));
    }

    private void become(String wantedLabel, RequestConfig wanted) {
        if (!wantedLabel.equals(label) || !wanted.equals(config)) {
            apply(new PermissionChanged(id(), appId, wantedLabel, wanted));
        }
    }

    private PermissionId id() {
        return Objects.requireNonNull(id);
    }

    private static void requireLabel(String label) {
        if (label.isBlank()) {
            throw Rejection.invalid("label", "missing", "A permission needs a label.");
        }
    }

    private static void requireSame(String field, @Nullable String said, String actual) {
        if (said != null && !said.isEmpty() && !said.equals(actual)) {
            throw Rejection.invalid(field, "disagrees", "The app's is '" + actual + "'.");
        }
    }

    @EventSourcingHandler
    void on(PermissionCreated event) {
        id = event.permissionId();
        appId = event.appId();
        type = event.type();
        label = event.label();
        config = event.config();
    }

    @EventSourcingHandler
    void on(PermissionChanged event) {
        label = event.label();
        config = event.config();
    }

    @EventSourcingHandler
    void on(PermissionDeleted event) {
        markDeleted();
    }
}
