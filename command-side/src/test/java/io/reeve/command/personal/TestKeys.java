package io.reeve.command.personal;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of people as a node has them, without a node. */
public final class TestKeys {

    private TestKeys() {}

    public static PersonKeys personKeys(JdbcClient jdbc) {
        return new PersonKeys(jdbc, installationKey());
    }

    public static InstallationKey installationKey() {
        return new InstallationKey(new byte[InstallationKey.BYTES]);
    }
}
