package io.reeve.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command of which all others are part. */
@Command(
        name = "reeve",
        description = {"Identity governance that can prove its own history.", ""},
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {Projections.class, DeadLetters.class, Audit.class, Tokens.class, Completion.class},
        footer = {
            "",
            "A server is found by --url and --token, or REEVE_URL and REEVE_TOKEN, or the file reeve.env that",
            "`reeve serve` keeps in its data folder (--data-dir, REEVE_DATA_DIR, or ./data).",
            "",
            "Exit codes: 0 done; 1 done, but not good; 2 misused; 3 server not reached; 4 not allowed;",
            "            5 declined by the server; 6 a file cannot be read or written."
        })
public final class ReeveCommand {

    @SuppressWarnings("UnusedVariable") // what it does is known to picocli
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Tell how this is used.")
    private boolean help;

    private ReeveCommand() {}

    /** Everything there is, and what is added to it. */
    public static CommandLine in(Surroundings surroundings, Object... more) {
        CommandLine line = new CommandLine(new ReeveCommand(), factory(surroundings));
        for (Object command : more) {
            line.addSubcommand(command);
        }
        return line.setOut(writer(FileDescriptor.out))
                .setErr(writer(FileDescriptor.err))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler((failure, _) -> misused(failure))
                .setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
    }

    private static IFactory factory(Surroundings surroundings) {
        IFactory usual = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == ServerOptions.class) {
                    return type.cast(new ServerOptions(surroundings));
                } else if (type == Screen.class) {
                    return type.cast(new Screen(surroundings));
                } else if (type == Database.class) {
                    return type.cast(new Database(surroundings));
                }
                return usual.create(type);
            }
        };
    }

    /** In UTF-8 whatever the surroundings are set to: what is exported must not depend on them. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static int misused(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("reeve: " + Plain.text(String.valueOf(failure.getMessage())));
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return Exit.MISUSED.code();
    }

    private static int failed(Exception failure, CommandLine command) {
        if (failure instanceof Stop stop) {
            command.getErr().println("reeve: " + Plain.text(stop.sentence()));
            return stop.exit().code();
        }
        failure.printStackTrace(command.getErr());
        return Exit.BROKEN.code();
    }
}
