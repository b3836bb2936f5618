package io.reeve.command.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets a node start only with the key that the database was begun with. A node with another one would write personal data
 * that the others cannot read.
 */
final class InstallationKeyCheck {

    private static final String PURPOSE = "key check";

    private final JdbcClient jdbc;

    InstallationKeyCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void verify(InstallationKey key) {
        byte[] stored = stored().or(() -> {
                    jdbc.sql("insert into reeve.installation (key_check) values (?) on conflict do nothing")
                            .param(key.wrap(PURPOSE.getBytes(StandardCharsets.UTF_8), PURPOSE))
                            .update();
                    return stored();
                })
                .orElseThrow();
        try {
            key.unwrap(stored, PURPOSE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "This node's installation key is not the one that the database was begun with. Give it the same"
                            + " REEVE_INSTALLATION_KEY, or the same installation.key file, as the other nodes have.",
                    e);
        }
    }

    private Optional<byte[]> stored() {
        return jdbc.sql("select key_check from reeve.installation")
                .query(byte[].class)
                .optional();
    }
}
