package io.reeve.kernel.user;

import io.reeve.kernel.Uuids;

/**
 * Gives an installation its first administrator: all of it in one unit, and once for ever, however many nodes ask for it.
 * The result is {@code true} for the one that was first.
 */
public record EstablishAdministrator(Profile profile) {

    public static final UserId USER = new UserId(Uuids.derived("user", "first administrator"));
}
