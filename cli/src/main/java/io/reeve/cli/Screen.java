package io.reeve.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Where a command shows what came of it: to people, or to programs. */
final class Screen {

    private final Surroundings surroundings;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--json", description = "Show JSON, for programs.")
    private boolean json;

    Screen(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    boolean isForPrograms() {
        return json;
    }

    /** What was asked for. */
    PrintWriter out() {
        return Objects.requireNonNull(command).commandLine().getOut();
    }

    /** What is said about it. */
    PrintWriter err() {
        return Objects.requireNonNull(command).commandLine().getErr();
    }

    void show(JsonNode answer) {
        out().println(answer);
    }

    void line(String text) {
        out().println(Plain.text(text));
    }

    /** Beside what was asked for, so that it is in nobody's way. */
    void remark(String text) {
        err().println(Plain.text(text));
    }

    ProgressBar bar() {
        return new ProgressBar(err(), surroundings.terminal());
    }
}
