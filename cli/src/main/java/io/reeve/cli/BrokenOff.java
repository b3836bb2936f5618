package io.reeve.cli;

import java.io.IOException;

/** The other side went away in the middle of an answer. */
final class BrokenOff extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenOff(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
