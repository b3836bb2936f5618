package io.reeve.command.app.offender;

import io.reeve.command.user.offender.Inside;

/** Looks into another feature of its room. */
final class Trespasser {

    String look() {
        return new Inside().name();
    }
}
