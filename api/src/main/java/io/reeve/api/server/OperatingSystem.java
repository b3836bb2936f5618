package io.reeve.api.server;

/** The two questions about the machine that starting a server depends on. */
final class OperatingSystem {

    private OperatingSystem() {}

    static boolean isMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    static boolean runsUsAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
