package io.reeve.command.fact;

import io.reeve.kernel.app.AppDetails;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.RequestConfig;
import io.reeve.kernel.preapproval.PreApprovalRule;
import io.reeve.kernel.preapproval.RuleId;
import java.util.List;
import java.util.Optional;

/** What can be asked for at this moment, and how. {@code position} is that of the event that last changed the thing. */
public interface Catalog {

    record App(AppId id, AppDetails details, AppSettings settings, long position) {}

    record Permission(PermissionId id, AppId appId, RequestConfig config, long position) {}

    record Rule(RuleId id, PreApprovalRule rule) {}

    Optional<App> app(AppId appId);

    Optional<Permission> permission(PermissionId permissionId);

    List<Permission> permissionsOf(AppId appId);

    /** In the order in which they were made. */
    List<Rule> rulesOf(AppId appId);
}
