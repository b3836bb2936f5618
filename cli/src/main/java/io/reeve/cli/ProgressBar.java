package io.reeve.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** How far something is, on one line that is drawn again and again and is gone in the end; nothing where nobody looks on. */
final class ProgressBar implements AutoCloseable {

    private static final int WIDTH = 30;
    private static final String REST_OF_LINE = "\u001b[K";
    private static final long PERIOD = Duration.ofMillis(100).toNanos();

    private final PrintWriter out;
    private final boolean shown;
    private long drawn = System.nanoTime() - PERIOD;

    ProgressBar(PrintWriter out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    /** {@code total} may not be known, or too small by now. */
    void at(long done, long total, String words) {
        if (!shown || System.nanoTime() - drawn < PERIOD) {
            return;
        }
        drawn = System.nanoTime();
        double part = total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1);
        int full = (int) Math.round(part * WIDTH);
        out.print("\r[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + Math.round(part * 100) + "%  "
                + Plain.text(words) + REST_OF_LINE);
        out.flush();
    }

    @Override
    public void close() {
        if (shown) {
            out.print("\r" + REST_OF_LINE);
            out.flush();
        }
    }
}
