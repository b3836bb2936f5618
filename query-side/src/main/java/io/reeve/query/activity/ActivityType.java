package io.reeve.query.activity;

/** How events are called in the activity log. docs/event-types.md lists them; names never change, sentences may. */
enum ActivityType {
    USER_CREATED("A user became known"),
    USER_UPDATED("The record of a user was updated"),
    USER_STATUS_UPDATED("The status of a user was updated"),
    USER_ERASED("The personal data of a user were erased"),
    USER_ROLE_ADDED("A role was given to a user"),
    USER_ROLE_REMOVED("A role was taken from a user"),
    API_TOKEN_CREATED("An API token was created"),
    API_TOKEN_REVOKED("An API token was revoked"),
    GROUP_CREATED("A group was created"),
    GROUP_UPDATED("A group was updated"),
    GROUP_MEMBERS_UPDATED("The members of a group were updated"),
    GROUP_DELETED("A group was deleted"),
    GROUP_MEMBER_ADDED("A user was added to a group"),
    GROUP_MEMBER_REMOVED("A user was removed from a group"),
    ADMIN_CREATED_APP("Created an App"),
    ADMIN_UPDATED_APP_SETTINGS("Updated App Settings"),
    ADMIN_UPDATED_APP_ADMINS("Updated App Admins"),
    ADMIN_ADDED_APP_TO_APP_STORE("Added an App to the AppStore"),
    ADMIN_REMOVED_APP_FROM_APP_STORE("Removed an App from the AppStore"),
    ADMIN_CREATED_REQUESTABLE_PERMISSION("Created a Requestable Permission"),
    ADMIN_UPDATED_REQUESTABLE_PERMISSION("Updated a Requestable Permission"),
    ADMIN_DELETED_REQUESTABLE_PERMISSION("Deleted a Requestable Permission"),
    ADMIN_CREATED_PRE_APPROVAL_RULE("Created a Pre-approval Rule"),
    ADMIN_UPDATED_PRE_APPROVAL_RULE("Updated a Pre-approval Rule"),
    ADMIN_DELETED_PRE_APPROVAL_RULE("Deleted a Pre-approval Rule"),
    APP_STORE_CREATE_ACCESS_REQUEST("A user created an access request"),
    APP_STORE_BEGIN_APPROVAL_FOR_ACCESS_REQUEST("An access request began to wait for an approval"),
    APP_STORE_APPROVE_STAGE_OF_ACCESS_REQUEST("A user approved a stage of an access request"),
    APP_STORE_APPROVE_ACCESS_REQUEST("An access request was approved"),
    APP_STORE_DENY_ACCESS_REQUEST("A user denied an access request"),
    APP_STORE_CANCEL_ACCESS_REQUEST("An access request was cancelled"),
    APP_STORE_EXPIRE_ACCESS_REQUEST("An access request ran out without a decision"),
    APP_STORE_BEGIN_PROVISIONING_FOR_ACCESS_REQUEST("Provisioning for an access request began"),
    APP_STORE_AUTOMATIC_PROVISIONING_FOR_ACCESS_REQUEST("Access was provisioned automatically"),
    APP_STORE_REQUIRE_MANUAL_PROVISIONING_FOR_ACCESS_REQUEST("Access has to be provisioned by hand"),
    APP_STORE_MANUAL_CONFIRM_PROVISIONING_FOR_ACCESS_REQUEST("A user confirmed provisioning for an access request"),
    APP_STORE_MANUAL_DENY_PROVISIONING_FOR_ACCESS_REQUEST("A user denied provisioning for an access request"),
    APP_STORE_COMPLETE_ACCESS_REQUEST("An access request was completed"),
    APP_STORE_BEGIN_DEPROVISIONING_FOR_ACCESS_REQUEST("Removal of access that ran out began"),
    APP_STORE_AUTOMATIC_DEPROVISIONING_FOR_ACCESS_REQUEST("Access that ran out was removed automatically"),
    APP_STORE_REQUIRE_MANUAL_DEPROVISIONING_FOR_ACCESS_REQUEST("Access has to be removed by hand"),
    APP_STORE_MANUAL_CONFIRM_DEPROVISIONING_FOR_ACCESS_REQUEST("A user confirmed that access was removed"),
    APP_STORE_MANUAL_DENY_DEPROVISIONING_FOR_ACCESS_REQUEST("A user said that access could not be removed"),
    APP_STORE_CANCEL_EXPIRY_OF_ACCESS_REQUEST("A user decided that access does not end by itself"),
    APP_STORE_BEGIN_REVERT_OF_ACCESS_REQUEST("A user began to take access back"),
    APP_STORE_REVERT_ACCESS_REQUEST("Access was taken back"),
    TASK_CREATED("A task was opened"),
    TASK_COMPLETED("A user completed a task"),
    TASK_DISMISSED("A user dismissed a task"),
    TASK_REASSIGNED("A task was reassigned"),
    TASK_COMMENTED("A user commented on a task"),
    TASK_CLOSED("A task was closed because nobody need act any more"),
    TASK_FORGONE("A task was never opened because its request ended before"),
    ACCOUNT_CREATED("An account was created"),
    ACCOUNT_STATUS_UPDATED("The status of an account was updated"),
    ACCOUNT_ENTITLEMENT_GRANTED("An entitlement was granted to an account"),
    ACCOUNT_ENTITLEMENT_REMOVAL_AWAITED("An entitlement of an account waits to be removed by hand"),
    ACCOUNT_ENTITLEMENT_REVOKED("An entitlement of an account was revoked"),
    PROJECTION_RUN_REQUESTED("Views are to be made anew or audited"),
    PROJECTION_RUN_CANCELLED("A rebuild or an audit of views was called off"),
    PROJECTIONS_REBUILT("Views were made anew"),
    PROJECTIONS_AUDITED("Views were compared with the log"),
    PROJECTION_RUN_GIVEN_UP("A rebuild or an audit of views was given up"),
    DEAD_LETTER_RETRY_BEGUN("A retry of dead letters was begun"),
    DEAD_LETTERS_RETRIED("Dead letters were retried"),
    DEAD_LETTER_DISCARDED("A dead letter was discarded"),
    AUDIT_EXPORT_BEGUN("A user began to export a part of the history"),
    AUDIT_EVENTS_EXPORTED("A user exported a part of the history");

    private final String sentence;

    ActivityType(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
