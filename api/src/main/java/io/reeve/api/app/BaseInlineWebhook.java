package io.reeve.api.app;

import java.util.UUID;

/** An inline webhook, named by id. */
public record BaseInlineWebhook(UUID id) {}
