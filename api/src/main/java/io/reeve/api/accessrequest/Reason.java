package io.reeve.api.accessrequest;

import org.jspecify.annotations.Nullable;

/** Why somebody does something, in their words. */
record Reason(@Nullable String reason) {}
