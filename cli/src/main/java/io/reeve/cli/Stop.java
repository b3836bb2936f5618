package io.reeve.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Ends a command with a sentence for people and a code for scripts. */
final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Exit exit;

    Stop(Exit exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    Stop(Exit exit, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exit = exit;
    }

    /** Of a file here, not of a server. */
    static Stop file(IOException failure) {
        return failure instanceof NoSuchFileException missing
                ? new Stop(Exit.FILE, "There is no file " + missing.getFile() + ".", failure)
                : new Stop(Exit.FILE, "A file cannot be read or written: " + failure.getMessage(), failure);
    }

    Exit exit() {
        return exit;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
