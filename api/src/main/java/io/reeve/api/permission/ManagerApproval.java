package io.reeve.api.permission;

import io.swagger.v3.oas.annotations.media.Schema;

/** Whether the manager decides first. */
@Schema(name = "ManagerApprovalOption", enumAsRef = true)
public enum ManagerApproval {
    NONE,
    INITIAL_APPROVAL;

    static ManagerApproval of(boolean needed) {
        return needed ? INITIAL_APPROVAL : NONE;
    }
}
