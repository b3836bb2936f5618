package io.reeve.api.demo;

import io.reeve.api.server.InstallationCommands;
import io.reeve.api.server.Operator;
import io.reeve.api.server.SecretFile;
import io.reeve.api.token.NewSecret;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.token.TokenCommand.IssueToken;
import io.reeve.kernel.token.TokenId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads the demonstration organisation, hands out the tokens of some of its people in a file that only its owner can read, and
 * says what to type. Loaded once: the file tells that it was, and a load that was cut short is simply done again.
 */
@Component
@Profile("!past")
@ConditionalOnBooleanProperty("reeve.demo")
@Order(Ordered.LOWEST_PRECEDENCE) // behind the first start, which makes what groups come from
class Demo implements ApplicationRunner {

    private static final String REASON = "demo";

    /** What the file leaves out is false or empty. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final InstallationCommands commands;
    private final Operator operator;
    private final Environment environment;
    private final Path tokens;

    Demo(
            InstallationCommands commands,
            Operator operator,
            Environment environment,
            @Value("${reeve.data-dir:./data}") Path data) {
        this.commands = commands;
        this.operator = operator;
        this.environment = environment;
        this.tokens = data.toAbsolutePath().normalize().resolve("demo.env");
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!Files.exists(tokens)) {
            Organisation organisation = JSON.readValue(read("organisation.json"), Organisation.class);
            new Loading(organisation).commands().forEach(this::send);
            new SecretFile(tokens).write(tokensOf(organisation));
        }
        operator.tell(read("walk-through.txt")
                .replace("${tokens}", tokens.toString())
                .replace("${port}", environment.getRequiredProperty("local.server.port")));
    }

    /** What an earlier start made already is there. */
    private void send(Object command) {
        try {
            commands.send(REASON, command);
        } catch (Rejection rejection) {
            if (rejection.kind() != Rejection.Kind.CONFLICT) {
                throw rejection;
            }
        }
    }

    private String tokensOf(Organisation organisation) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> each : organisation.tokens().entrySet()) {
            NewSecret secret = NewSecret.random();
            commands.send(
                    REASON,
                    new IssueToken(TokenId.next(), Ids.user(each.getValue()), "demonstration", secret.hash(), null));
            lines.append(each.getKey()).append('=').append(secret.text()).append('\n');
        }
        return lines.toString();
    }

    private static String read(String name) throws IOException {
        try (InputStream in = new ClassPathResource("demo/" + name).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
