package io.reeve.cli.offender;

import io.reeve.command.user.offender.Inside;
import org.springframework.util.StringUtils;

/** A command that does not ask the server. */
final class Insider {

    String look() {
        return StringUtils.capitalize(new Inside().name());
    }
}
