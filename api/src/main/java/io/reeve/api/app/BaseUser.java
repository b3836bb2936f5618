package io.reeve.api.app;

import io.reeve.kernel.user.UserId;

/** A person, named by id. */
public record BaseUser(UserId id) {}
