package io.reeve.cli;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One script does for both: it asks the shell that reads it which one it is. */
@Command(
        name = "completion",
        description = {
            "Print what completes these commands in a shell. In bash, also an old one, and in zsh:",
            "",
            "  eval \"$(reeve completion bash)\"",
            "  source <(reeve completion zsh)"
        })
final class Completion implements Runnable {

    enum Shell {
        BASH,
        ZSH;

        /** As it is typed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @SuppressWarnings("UnusedVariable") // only read by the shell
    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private @Nullable Shell shell;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public void run() {
        CommandSpec here = Objects.requireNonNull(command);
        here.commandLine().getOut().print(AutoComplete.bash("reeve", here.root().commandLine()));
        here.commandLine().getOut().flush();
    }
}
