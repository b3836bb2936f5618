package io.reeve.command.app;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.command.fact.Authority;
import io.reeve.command.fact.Governance;
import io.reeve.command.fact.References;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Patch;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppCategory;
import io.reeve.kernel.app.AppCommand.AddAppToAppStore;
import io.reeve.kernel.app.AppCommand.ChangeAppSettings;
import io.reeve.kernel.app.AppCommand.ChangeAppStoreSettings;
import io.reeve.kernel.app.AppCommand.CreateApp;
import io.reeve.kernel.app.AppCommand.RemoveAppFromAppStore;
import io.reeve.kernel.app.AppDetails;
import io.reeve.kernel.app.AppEvent.AppAddedToAppStore;
import io.reeve.kernel.app.AppEvent.AppAdminsChanged;
import io.reeve.kernel.app.AppEvent.AppCreated;
import io.reeve.kernel.app.AppEvent.AppRemovedFromAppStore;
import io.reeve.kernel.app.AppEvent.AppSettingsChanged;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.app.GroupsProvisioning;
import io.reeve.kernel.app.SettingsChange;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An app that access can be asked for. */
@Aggregate
final class App {

    /** What every app of one's own has for an instance. */
    private static final String CUSTOM_INSTANCE = "custom_app_import";

    private static final int LONGEST_DESCRIPTION = 8_192;

    @AggregateIdentifier
    private @Nullable AppId id;

    private AppDetails details;
    private AppSettings settings;

    @SuppressWarnings("NullAway.Init") // filled by the first event
    App() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CreateApp create, Actor actor, Authority authority) {
        authority.requireAdmin(actor);
        AppDetails wanted = details(create);
        if (id == null) {
            apply(new AppCreated(create.appId(), wanted, create.source()));
        } else if (!wanted.equals(details)) {
            throw Rejection.conflict("app_exists", "There is another app with this id.");
        }
    }

    @CommandHandler
    void handle(
            ChangeAppSettings change,
            Actor actor,
            Governance governance,
            References references,
            PermissionsOfApps permissions) {
        governance.app(actor, id());
        become(change.change(), references, permissions);
    }

    @CommandHandler
    void handle(
            ChangeAppStoreSettings change,
            Actor actor,
            Governance governance,
            References references,
            PermissionsOfApps permissions) {
        governance.app(actor, id());
        requireOffered();
        become(change.change(), references, permissions);
    }

    @CommandHandler
    void handle(
            AddAppToAppStore add,
            Actor actor,
            Governance governance,
            References references,
            PermissionsOfApps permissions) {
        governance.app(actor, id());
        become(offered(add.change(), true), references, permissions);
    }

    @CommandHandler
    void handle(
            RemoveAppFromAppStore remove,
            Actor actor,
            Governance governance,
            References references,
            PermissionsOfApps permissions) {
        governance.app(actor, id());
        requireOffered();
        become(offered(SettingsChange.NONE, false), references, permissions);
    }

    private void become(SettingsChange change, References references, PermissionsOfApps permissions) {
        AppSettings before = settings;
        AppSettings after = new SettingsMerge(id(), references).merge(before, change);
        if (after.equals(before)) {
            return;
        }
        if (after.inAppStore() == before.inAppStore()) {
            apply(new AppSettingsChanged(id(), after));
        } else if (after.inAppStore()) {
            apply(new AppAddedToAppStore(id(), after));
        } else {
            apply(new AppRemovedFromAppStore(id(), after));
        }
        Approvers formerAdmins = before.requestFlow().admins();
        Approvers admins = after.requestFlow().admins();
        if (!admins.equals(formerAdmins)) {
            apply(new AppAdminsChanged(id(), formerAdmins, admins));
        }
        if (isGivenAsAWhole(after) && !isGivenAsAWhole(before)) {
            permissions.hideAll(id());
        }
    }

    private void requireOffered() {
        if (!settings.inAppStore()) {
            throw Rejection.notFound("app");
        }
    }

    private AppId id() {
        return Objects.requireNonNull(id);
    }

    private static boolean isGivenAsAWhole(AppSettings settings) {
        return settings.provisioning().groupsProvisioning() == GroupsProvisioning.DIRECT_TO_USER;
    }

    private static SettingsChange offered(SettingsChange change, boolean offered) {
        return new SettingsChange(
                change.customRequestInstructions(),
                change.redirectUrl(),
                change.requestFlow(),
                change.provisioning(),
                Patch.to(offered));
    }

    private static AppDetails details(CreateApp create) {
        String name = required(create.name(), "name");
        String category = AppCategory.named(required(create.category(), "category"), "category")
                .label();
        String description = required(create.description(), "description");
        if (description.length() > LONGEST_DESCRIPTION) {
            throw Rejection.invalid(
                    "description", "too_long", "Must be at most " + LONGEST_DESCRIPTION + " characters.");
        }
        return new AppDetails(
                name,
                name,
                CUSTOM_INSTANCE,
                category,
                description,
                create.logoUrl(),
                create.websiteUrl(),
                create.requestInstructions());
    }

    private static String required(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            throw Rejection.invalid(field, "missing", "An app of your own needs this.");
        }
        return text;
    }

    @EventSourcingHandler
    void on(AppCreated event) {
        id = event.appId();
        details = event.details();
        settings = AppSettings.INITIAL;
    }

    @EventSourcingHandler
    void on(AppSettingsChanged event) {
        settings = event.settings();
    }

    @EventSourcingHandler
    void on(AppAddedToAppStore event) {
        settings = event.settings();
    }

    @EventSourcingHandler
    void on(AppRemovedFromAppStore event) {
        settings = event.settings();
    }
}
