package io.reeve.kernel.accessrequest;

/** Why somebody has to give or take access by hand. */
public enum ManualReason {
    /** There is no other way for this app. */
    NO_AUTOMATION,
    /** It was done, and the settings ask for something by hand besides. */
    MANUAL_STEPS,
    /** It was tried and did not work. */
    AUTOMATION_FAILED
}
