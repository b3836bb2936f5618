package io.reeve.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a node is started with, as Spring Boot takes it: {@code --name=value}. */
final class Settings {

    private final List<String> arguments = new ArrayList<>();

    static boolean isSetting(String argument) {
        return argument.matches("--[a-zA-Z][^=\\s]*=.*");
    }

    /** Beside options a setting has a dot in its name, so that an option that was misspelled is not taken for one. */
    static boolean isDotted(String argument) {
        return argument.matches("--[a-zA-Z][a-zA-Z0-9-]*\\.[^=\\s]+=.*");
    }

    /** Where there is no value it is left to the environment. */
    Settings with(String name, @Nullable Object value) {
        if (value != null) {
            arguments.add("--" + name + "=" + value);
        }
        return this;
    }

    Settings with(List<String> more) {
        arguments.addAll(more);
        return this;
    }

    String[] arguments() {
        return arguments.toArray(String[]::new);
    }
}
