package io.reeve.kernel.account;

/** By which way access is given and taken. */
public enum ProvisioningMethod {
    /** The person joins or leaves a group. */
    GROUP,
    /** The account itself is created or gets the entitlement. */
    DIRECT,
    /** Somebody does it by hand and confirms. */
    MANUAL
}
