package io.reeve.query.offender;

import io.reeve.command.user.offender.Inside;

/** A view that asks the command side. */
final class Decider {

    String decide() {
        return new Inside().name();
    }
}
