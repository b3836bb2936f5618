package io.reeve.command.personal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes the key that is given as {@code REEVE_INSTALLATION_KEY}, else the one kept in the data directory. */
@Configuration(proxyBeanMethods = false)
class InstallationKeyConfiguration {

    @Bean
    InstallationKey installationKey(Environment environment, JdbcClient jdbc) throws IOException {
        InstallationKey key = new InstallationKey(bytes(environment));
        new InstallationKeyCheck(jdbc).verify(key);
        return key;
    }

    private static byte[] bytes(Environment environment) throws IOException {
        String given = environment.getProperty("reeve.installation-key", "");
        if (!given.isBlank()) {
            return Base64.getDecoder().decode(given.strip());
        }
        InstallationKeyFile file = new InstallationKeyFile(Path.of(environment.getProperty("reeve.data-dir", "data")));
        // what is past was begun with a key
        return environment.matchesProfiles("past") ? file.read() : file.readOrCreate();
    }
}
