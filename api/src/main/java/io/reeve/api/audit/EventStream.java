package io.reeve.api.audit;

import io.reeve.kernel.audit.LoggedEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Events on their way to a caller: one on each line, or as a JSON array. */
final class EventStream {

    private static final byte[] NEW_LINE = "\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] COMMA = ",\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BEGIN = "[\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "\n]\n".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private final Wanted wanted;
    private boolean begun;
    private long lastWord = System.nanoTime();

    EventStream(OutputStream out, Wanted wanted) {
        this.out = out;
        this.wanted = wanted;
    }

    void write(LoggedEvent event) throws IOException {
        byte[] told = Telling.JSON.writeValueAsBytes(wanted.told(event));
        if (wanted.form().isLines()) {
            out.write(told);
            out.write(NEW_LINE);
        } else {
            out.write(begun ? COMMA : BEGIN);
            out.write(told);
        }
        begun = true;
        lastWord = System.nanoTime();
    }

    boolean isSilentFor(Duration time) {
        return System.nanoTime() - lastWord >= time.toNanos();
    }

    void flush() throws IOException {
        out.flush();
    }

    /** An empty line says that we are still there, and finds out whether the caller is. */
    void sayNothing() throws IOException {
        out.write(NEW_LINE);
        out.flush();
        lastWord = System.nanoTime();
    }

    void end() throws IOException {
        if (!wanted.form().isLines()) {
            if (!begun) {
                out.write(BEGIN);
            }
            out.write(END);
        }
    }
}
