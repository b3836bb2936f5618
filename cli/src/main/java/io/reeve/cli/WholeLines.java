package io.reeve.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads whole lines from a server, byte by byte as they are, each with its end. */
final class WholeLines {

    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final byte[] block = new byte[BLOCK];
    private int at;
    private int end;

    WholeLines(InputStream in) {
        this.in = in;
    }

    /** Empty at the end. */
    byte[] next() throws BrokenOff {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (fill()) {
            int from = at;
            while (at < end && block[at] != '\n') {
                at++;
            }
            boolean whole = at < end;
            at += whole ? 1 : 0;
            line.write(block, from, at - from);
            if (whole) {
                return line.toByteArray();
            }
        }
        if (line.size() > 0) {
            throw new BrokenOff(new IOException("it ends in the middle of a line"));
        }
        return new byte[0];
    }

    private boolean fill() throws BrokenOff {
        if (at < end) {
            return true;
        }
        try {
            at = 0;
            end = in.read(block);
            return end > 0;
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }
}
