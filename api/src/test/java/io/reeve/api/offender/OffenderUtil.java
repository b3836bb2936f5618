package io.reeve.api.offender;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.reeve.api.circle.Circle;
import io.reeve.cli.Surroundings;
import io.reeve.command.user.offender.Inside;
import io.reeve.kernel.projection.AwaitViews;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks what there is to break at the door. */
public final class OffenderUtil {

    @Autowired
    private CommandGateway commands;

    public void offend(ObjectMapper mapper) throws InterruptedException {
        commands.sendAndWait(new AwaitViews(1, 2, Duration.ofSeconds(1)));
        Thread.sleep(1);
        System.out.println(mapper + new Inside().name() + new Circle() + Surroundings.ofThisProcess());
    }
}
