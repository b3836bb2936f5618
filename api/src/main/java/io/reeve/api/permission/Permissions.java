package io.reeve.api.permission;

import io.reeve.api.app.AllowedGroupsAnswer;
import io.reeve.api.app.ApproversAnswer;
import io.reeve.api.app.Apps;
import io.reeve.api.app.Parties;
import io.reeve.api.http.Queries;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.AppView;
import io.reeve.kernel.app.Provisioning;
import io.reeve.kernel.app.RequestFlow;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.ApprovalOverride;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionQuery.FindPermissionInTheLog;
import io.reeve.kernel.permission.PermissionQuery.ListPermissionsByIds;
import io.reeve.kernel.permission.PermissionView;
import io.reeve.kernel.permission.RequestConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns ids of permissions, or what is known of them, into permissions as the contract shows them: for one answer one
 * question each about permissions, apps, people and groups.
 */
@Component
public final class Permissions {

    private final Queries queries;
    private final Apps apps;
    private final Parties parties;

    Permissions(Queries queries, Apps apps, Parties parties) {
        this.queries = queries;
        this.apps = apps;
        this.parties = parties;
    }

    /** Those of them that were ever made, also deleted ones, with what they inherit. */
    public Known byIds(Collection<PermissionId> ids) {
        return new Known(answers(views(ids), true));
    }

    /** The same, of apps that the caller has looked up already. */
    public Known byIds(Collection<PermissionId> ids, Apps.Known apps) {
        return new Known(answers(views(ids), true, apps));
    }

    /** As they are themselves; what something names was made, so the log tells what a view that is late does not show. */
    public List<PermissionView> views(Collection<PermissionId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Set<PermissionId> missing = new HashSet<>(ids);
        List<PermissionView> views = new ArrayList<>(queries.ask(new ListPermissionsByIds(Set.copyOf(ids))));
        views.forEach(view -> missing.remove(view.id()));
        missing.forEach(id -> queries.ask(new FindPermissionInTheLog(id)).ifPresent(views::add));
        return views;
    }

    /** {@code inherited}: where a permission does not override its app's settings these are shown. */
    public List<RequestablePermission> answers(List<PermissionView> permissions, boolean inherited) {
        return answers(
                permissions,
                inherited,
                apps.byIds(permissions.stream().map(PermissionView::appId).collect(Collectors.toSet())));
    }

    private List<RequestablePermission> answers(List<PermissionView> permissions, boolean inherited, Apps.Known known) {
        Parties.Named named = new Parties.Named();
        permissions.forEach(permission -> {
            add(named, permission.config());
            if (inherited) {
                named.add(known.require(permission.appId()).settings());
            }
        });
        Parties.Known who = parties.find(named);
        return permissions.stream()
                .map(permission -> answer(permission, known.require(permission.appId()), inherited, who))
                .toList();
    }

    public RequestablePermission answer(PermissionView permission, boolean inherited) {
        return answers(List.of(permission), inherited).getFirst();
    }

    private static void add(Parties.Named named, RequestConfig config) {
        named.add(config.allowedGroups());
        if (config.provisioningGroup() != null) {
            named.add(List.of(config.provisioningGroup()));
        }
        if (config.approval() != null) {
            named.add(config.approval().approvers()).add(config.approval().approversStage2());
        }
    }

    private static RequestablePermission answer(
            PermissionView permission, AppView app, boolean inherited, Parties.Known who) {
        return new RequestablePermission(
                permission.id(),
                permission.type(),
                permission.label(),
                permission.appId(),
                app.details().appClassId(),
                app.details().instanceId(),
                config(permission.config(), inherited ? app.settings() : null, who));
    }

    private static RequestConfigAnswer config(RequestConfig config, @Nullable AppSettings app, Parties.Known who) {
        AllowedGroups allowed = config.allowedGroups();
        if (allowed == null && app != null) {
            allowed = app.requestFlow().allowedGroups();
        }
        AllowedGroupsAnswer allowedAnswer = allowed == null ? null : who.allowed(allowed);
        return new RequestConfigAnswer(
                config.visibility(),
                config.allowedGroups() != null,
                allowedAnswer,
                approval(config, app == null ? null : app.requestFlow(), who),
                fulfillment(config, app == null ? null : app.provisioning(), who),
                null,
                null);
    }

    private static RequestConfigAnswer.Approval approval(
            RequestConfig config, @Nullable RequestFlow app, Parties.Known who) {
        ApprovalOverride approval = config.approval();
        boolean own = approval != null;
        if (approval == null && app != null) {
            approval = new ApprovalOverride(
                    app.requireManagerApproval(),
                    app.requireAdditionalApproval(),
                    app.approvers(),
                    app.approversStage2());
        }
        String message = config.customApprovalMessage();
        if (message == null && app != null) {
            message = app.customApprovalMessage();
        }
        boolean ownMessage = config.customApprovalMessage() != null;
        if (approval == null) {
            return new RequestConfigAnswer.Approval(own, null, null, message, ownMessage, null, null, null, true);
        }
        ApproversAnswer first = who.approvers(approval.approvers());
        ApproversAnswer second = who.approvers(approval.approversStage2());
        return new RequestConfigAnswer.Approval(
                own,
                ManagerApproval.of(approval.managerApproval()),
                approval.requireAdditionalApproval(),
                message,
                ownMessage,
                first,
                second,
                Stream.of(first, second)
                        .map(RequestConfigAnswer.Stage::of)
                        .filter(stage ->
                                !Objects.requireNonNull(stage.approvers()).isEmpty())
                        .toList(),
                true);
    }

    private static RequestConfigAnswer.Fulfillment fulfillment(
            RequestConfig config, @Nullable Provisioning app, Parties.Known who) {
        Boolean manualSteps = config.manualStepsNeeded();
        String instructions = config.manualInstructions();
        List<AccessLength> lengths = config.timeBasedAccess();
        if (app != null) {
            manualSteps = manualSteps == null ? Boolean.valueOf(app.manualStepsNeeded()) : manualSteps;
            instructions = instructions == null ? app.customProvisioningInstructions() : instructions;
            lengths = lengths == null ? app.timeBasedAccess() : lengths;
        }
        GroupId group = config.provisioningGroup();
        return new RequestConfigAnswer.Fulfillment(
                manualSteps,
                instructions,
                lengths == null
                        ? null
                        : lengths.stream().map(AccessLength::label).toList(),
                config.timeBasedAccess() != null,
                group == null ? null : who.group(group),
                null);
    }

    /** The permissions one answer speaks of. */
    public static final class Known {

        private final Map<PermissionId, RequestablePermission> byId;

        private Known(List<RequestablePermission> permissions) {
            this.byId = permissions.stream()
                    .collect(Collectors.toMap(answer -> Objects.requireNonNull(answer.id()), Function.identity()));
        }

        public @Nullable RequestablePermission permission(@Nullable PermissionId id) {
            return id == null ? null : byId.get(id);
        }

        /** In the order of the ids. */
        public List<RequestablePermission> permissions(Collection<PermissionId> ids) {
            return ids.stream().map(this::permission).filter(Objects::nonNull).toList();
        }
    }
}
