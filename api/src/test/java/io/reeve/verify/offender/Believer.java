package io.reeve.verify.offender;

import io.reeve.command.user.offender.Inside;

/** A check that takes the server's word. */
final class Believer {

    String believe() {
        return new Inside().name();
    }
}
