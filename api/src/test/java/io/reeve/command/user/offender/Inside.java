package io.reeve.command.user.offender;

import io.reeve.api.http.WireName;

/** The inside of a feature; sees the door, which it must not. */
public final class Inside {

    public String name() {
        return WireName.of("insideOut");
    }
}
