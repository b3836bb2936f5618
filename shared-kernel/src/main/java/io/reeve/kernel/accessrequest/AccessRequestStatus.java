package io.reeve.kernel.accessrequest;

import java.util.EnumSet;
import java.util.Set;

/** Where a request stands. The names are those of the API. */
public enum AccessRequestStatus {
    /** Asked for, and not on its way to anybody yet. */
    PENDING,
    /** The manager has a task to decide it. */
    PENDING_MANAGER_APPROVAL,
    /** The manager has agreed; a stage may follow. */
    MANAGER_APPROVED,
    /** The manager has refused. Final. */
    MANAGER_DENIED,
    /** One of the stages has a task to decide it. */
    PENDING_APPROVAL,
    /** Everybody on its route has agreed, or nobody had to. */
    APPROVED,
    /** A stage has refused. Final. */
    DENIED,
    /** Nobody acted in time. Final. */
    EXPIRED,
    /** It was called off before anything was held. Final. */
    CANCELLED,
    /** The access is being given. */
    PENDING_PROVISIONING,
    /** Somebody has a task to give the access by hand. */
    PENDING_MANUAL_PROVISIONING,
    /** Whoever was to give the access has refused. Final. */
    DENIED_PROVISIONING,
    /** The access is there; nothing but the end of the request is missing. */
    PROVISIONED,
    /** The time is up; the access is being taken away. */
    PENDING_DEPROVISIONING,
    /** Somebody has a task to take the access away by hand. */
    PENDING_MANUAL_DEPROVISIONING,
    /** The time is up, and the access is gone. Final. */
    TIME_BASED_EXPIRED,
    /** The access is held, until its time is up if it has one. */
    COMPLETED,
    /** The access was taken back and is not gone yet. */
    REVERTING,
    /** The access was taken back and is gone. Final. */
    REVERTED,
    /** The time is up, and whoever was to take the access away has refused. */
    TIME_BASED_EXPIRED_FAILED,
    /** Its time was called off: the access stays. */
    TIME_BASED_EXPIRED_CANCELLED;

    /** Those in which the person asked for it can still call it off. */
    public static final Set<AccessRequestStatus> CANCELLABLE = EnumSet.of(
            PENDING,
            PENDING_MANAGER_APPROVAL,
            MANAGER_APPROVED,
            PENDING_APPROVAL,
            APPROVED,
            PENDING_PROVISIONING,
            PENDING_MANUAL_PROVISIONING);
}
