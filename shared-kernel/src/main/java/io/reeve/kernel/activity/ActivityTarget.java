package io.reeve.kernel.activity;

/** What something was done to. {@code id} is the name itself where a thing has no id, as a role; {@code name} may be empty. */
public record ActivityTarget(Kind kind, String id, String name) {

    public enum Kind {
        USER,
        APP,
        PERMISSION,
        GROUP,
        ACCESS_REQUEST,
        TASK,
        ACCOUNT,
        ROLE,
        API_TOKEN,
        PRE_APPROVAL_RULE,
        PROJECTION,
        PROJECTION_RUN,
        EVENT_PROCESSOR
    }
}
