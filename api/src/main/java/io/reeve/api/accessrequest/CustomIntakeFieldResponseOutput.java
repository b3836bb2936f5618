package io.reeve.api.accessrequest;

import org.jspecify.annotations.Nullable;

/** What was answered to a question that an app asks with a request. No app asks any yet. */
record CustomIntakeFieldResponseOutput(
        String prompt, @Nullable String response) {}
