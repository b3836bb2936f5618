package io.reeve.api.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Whoever started this node and reads its standard output. What is told here is kept in no log. */
@Component
public class Operator {

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    public void tell(String line) {
        out.println(line);
    }
}
