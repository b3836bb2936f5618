package io.reeve.query.activity;

import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.activity.ActivityTarget;
import io.reeve.kernel.activity.ActivityTarget.Kind;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says, put together piece by piece. Ids only: names are looked up when somebody reads. */
final class Told {

    private final ActivityType type;
    private final List<ActivityTarget> targets = new ArrayList<>();
    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private boolean succeeded = true;
    private @Nullable UserId by;

    private Told(ActivityType type) {
        this.type = type;
    }

    static Told that(ActivityType type) {
        return new Told(type);
    }

    Told of(@Nullable UserId user) {
        return user == null ? this : of(Kind.USER, user, "");
    }

    Told of(AppId app) {
        return of(Kind.APP, app, "");
    }

    Told of(@Nullable PermissionId permission) {
        return permission == null ? this : of(Kind.PERMISSION, permission, "");
    }

    Told of(@Nullable GroupId group) {
        return group == null ? this : of(Kind.GROUP, group, "");
    }

    Told of(AccessRequestId request) {
        return of(Kind.ACCESS_REQUEST, request, "");
    }

    /** {@code name} for what has one of its own in the event; what is looked up is left empty. */
    Told of(Kind kind, Object id, String name) {
        targets.add(new ActivityTarget(kind, id.toString(), name));
        return this;
    }

    Told with(String key, @Nullable Object value) {
        if (value != null) {
            metadata.put(key, value);
        }
        return this;
    }

    /** The person who decided it, where a process wrote the decision down. */
    Told by(@Nullable UserId person) {
        by = person;
        return this;
    }

    Told failedIf(boolean failed) {
        succeeded = !failed;
        return this;
    }

    ActivityType type() {
        return type;
    }

    List<ActivityTarget> targets() {
        return targets;
    }

    Map<String, Object> metadata() {
        return metadata;
    }

    boolean succeeded() {
        return succeeded;
    }

    @Nullable
    UserId by() {
        return by;
    }
}
