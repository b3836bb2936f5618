package io.reeve.api.app;

import io.reeve.kernel.Rejection;
import java.util.UUID;

/** An inline webhook, named by id. */
public record BaseInlineWebhook(String id) {

    /** Refused as invalid when it cannot be one. */
    public UUID uuid() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("inline_webhook.id", "unknown_webhook", "There is no inline webhook '" + id + "'.");
        }
    }
}
