package io.reeve.api.preapproval;

import io.reeve.api.app.Apps;
import io.reeve.api.app.Parties;
import io.reeve.api.permission.Permissions;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AppDetails;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionView;
import io.reeve.kernel.preapproval.PreApprovalRule;
import io.reeve.kernel.preapproval.RuleView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts rules together with the apps, groups and permissions they name, with one question for each kind. */
@Component
class RuleAnswers {

    private final Permissions permissions;
    private final Apps apps;
    private final Parties parties;

    RuleAnswers(Permissions permissions, Apps apps, Parties parties) {
        this.permissions = permissions;
        this.apps = apps;
        this.parties = parties;
    }

    List<RuleAnswer> of(List<RuleView> rules) {
        Apps.Known known = apps.byIds(rules.stream().map(RuleView::appId).collect(Collectors.toSet()));
        Map<PermissionId, PermissionView> named = permissions(rules);
        Parties.Named groups = new Parties.Named();
        rules.forEach(rule -> groups.add(rule.rule().groups()));
        Parties.Known who = parties.find(groups);
        return rules.stream()
                .map(rule -> answer(rule, known.require(rule.appId()).details(), named, who))
                .toList();
    }

    private Map<PermissionId, PermissionView> permissions(List<RuleView> rules) {
        Set<PermissionId> ids = rules.stream()
                .flatMap(rule -> rule.rule().permissions().stream())
                .collect(Collectors.toSet());
        return permissions.views(ids).stream().collect(Collectors.toMap(PermissionView::id, Function.identity()));
    }

    private static RuleAnswer answer(
            RuleView view, AppDetails app, Map<PermissionId, PermissionView> permissions, Parties.Known who) {
        PreApprovalRule rule = view.rule();
        return new RuleAnswer(
                rule.justification(),
                rule.timeBasedAccess().stream().map(AccessLength::label).toList(),
                view.id(),
                view.appId(),
                app.appClassId(),
                app.instanceId(),
                who.groups(rule.groups()),
                rule.userAttributes(),
                rule.permissions().stream()
                        .map(permissions::get)
                        .filter(Objects::nonNull)
                        .map(permission -> new RuleAnswer.Permission(
                                permission.id(),
                                permission.type(),
                                permission.label(),
                                permission.appId(),
                                app.appClassId(),
                                app.instanceId()))
                        .toList(),
                List.of());
    }
}
