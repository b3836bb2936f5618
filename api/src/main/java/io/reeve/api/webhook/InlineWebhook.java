package io.reeve.api.webhook;

import org.jspecify.annotations.Nullable;

/** A webhook as the published contract shows it. */
public record InlineWebhook(
        String id, Type hookType, String name, @Nullable String description) {

    public enum Type {
        PRE_APPROVAL,
        PROVISION,
        DEPROVISION,
        REQUEST_VALIDATION,
        SIEM
    }
}
