package io.reeve.command.accessrequest;

import io.reeve.command.fact.Catalog;
import io.reeve.command.fact.EffectiveSettings;
import io.reeve.command.fact.Person;
import io.reeve.kernel.accessrequest.Route;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.PermissionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that is asked for, an app or one of its permissions, and the settings that govern it at this moment. */
record Wanted(Catalog.App app, Catalog.@Nullable Permission permission, EffectiveSettings settings) {

    static Wanted of(Catalog.App app, Catalog.@Nullable Permission permission) {
        return new Wanted(app, permission, EffectiveSettings.of(app, permission));
    }

    @Nullable
    PermissionId permissionId() {
        return permission == null ? null : permission.id();
    }

    /** The way a request for it goes, fixed now. */
    Route route(Person target, Set<GroupId> groupsOfTarget, @Nullable Duration length, List<Catalog.Rule> rules) {
        Optional<Catalog.Rule> spared = settings.stages().isEmpty()
                ? Optional.empty()
                : new PreApproval(permissionId(), length, target, groupsOfTarget).firstOf(rules);
        return new Route(
                spared.isPresent() ? List.of() : settings.stages(),
                spared.map(Catalog.Rule::id).orElse(null),
                spared.map(rule -> rule.rule().justification()).orElse(null),
                settings.method(),
                settings.provisioningGroup(),
                settings.manualSteps(),
                settings.instructions(),
                settings.approvalMessage(),
                new Route.SettingsVersion(app.position(), permission == null ? null : permission.position()));
    }
}
