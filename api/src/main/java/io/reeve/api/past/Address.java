package io.reeve.api.past;

import io.reeve.api.server.Operator;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where the past can be looked at, when it can. */
@Component
@Profile("past")
class Address implements ApplicationRunner {

    private final Operator operator;
    private final Environment environment;

    Address(Operator operator, Environment environment) {
        this.operator = operator;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        operator.tell("Reeve as it was at " + environment.getRequiredProperty("reeve.replay.until")
                + " can be read at http://localhost:" + environment.getRequiredProperty("local.server.port")
                + " with the token of an auditor or administrator. Ctrl-C ends it; nothing stays behind.");
    }
}
