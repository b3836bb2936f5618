package io.reeve.kernel.accessrequest;

import io.reeve.kernel.app.Approvers;

/** One step of approval: whom the settings named when the request was made. Empty for the manager, who is looked up. */
public record Stage(Kind kind, Approvers approvers) {

    /** In the order in which they come. */
    public enum Kind {
        MANAGER,
        STAGE_1,
        STAGE_2
    }
}
