package io.reeve.api.permission;

import io.swagger.v3.oas.annotations.media.Schema;

/** What kind of approver is named. */
@Schema(name = "ApproverType", enumAsRef = true)
public enum ApproverType {
    USER,
    GROUP
}
