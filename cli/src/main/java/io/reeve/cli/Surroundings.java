package io.reeve.cli;

import java.io.Console;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a command is called.
 *
 * @param variables the environment
 * @param folder from which paths are understood
 * @param terminal whether somebody is looking on
 */
public record Surroundings(Function<String, @Nullable String> variables, Path folder, boolean terminal) {

    public static Surroundings ofThisProcess() {
        return new Surroundings(System::getenv, Path.of(""), isTerminal());
    }

    @SuppressWarnings("SystemConsoleNull") // never null from 22 to 24 only
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    /** Not there, or empty, is the same to a shell. */
    @Nullable
    String variable(String name) {
        String value = variables.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
