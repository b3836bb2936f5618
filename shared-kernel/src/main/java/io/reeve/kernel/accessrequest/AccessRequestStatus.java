package io.reeve.kernel.accessrequest;

import java.util.EnumSet;
import java.util.Set;

/** Where a request stands. The names are those of the API. */
public enum AccessRequestStatus {
    PENDING,
    PENDING_MANAGER_APPROVAL,
    MANAGER_APPROVED,
    MANAGER_DENIED,
    PENDING_APPROVAL,
    APPROVED,
    DENIED,
    EXPIRED,
    CANCELLED,
    PENDING_PROVISIONING,
    PENDING_MANUAL_PROVISIONING,
    DENIED_PROVISIONING,
    PROVISIONED,
    PENDING_DEPROVISIONING,
    PENDING_MANUAL_DEPROVISIONING,
    TIME_BASED_EXPIRED,
    COMPLETED,
    REVERTING,
    REVERTED,
    TIME_BASED_EXPIRED_FAILED,
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
