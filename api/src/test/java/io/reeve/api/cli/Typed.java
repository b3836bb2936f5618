package io.reeve.api.cli;

import io.reeve.cli.ReeveCommand;
import io.reeve.cli.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command showed, said, and ended with. */
record Typed(int exit, String out, String err) {

    /** In a folder, with nobody looking on. */
    static Typed in(Path folder, Map<String, @Nullable String> variables, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = ReeveCommand.in(new Surroundings(variables::get, folder, false))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new Typed(line.execute(words), out.toString(), err.toString());
    }

    Typed expect(int wanted) {
        if (exit != wanted) {
            throw new AssertionError("ended with " + exit + ", not " + wanted + ": " + out + err);
        }
        return this;
    }

    JsonNode json() {
        return new JsonMapper().readTree(out);
    }
}
