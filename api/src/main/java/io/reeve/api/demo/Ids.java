package io.reeve.api.demo;

import io.reeve.kernel.Uuids;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.preapproval.RuleId;
import io.reeve.kernel.user.UserId;

/** The ids of the demonstration follow from its names, so that it is loaded once however often it is tried, and can be quoted. */
final class Ids {

    private Ids() {}

    static UserId user(String userName) {
        return new UserId(Uuids.derived("user", "demo", userName));
    }

    static GroupId group(String name) {
        return new GroupId(Uuids.derived("group", "demo", name));
    }

    static AppId app(String name) {
        return new AppId(Uuids.derived("app", "demo", name));
    }

    static PermissionId permission(String app, String label) {
        return new PermissionId(Uuids.derived("permission", "demo", app, label));
    }

    static RuleId rule(String justification) {
        return new RuleId(Uuids.derived("rule", "demo", justification));
    }
}
