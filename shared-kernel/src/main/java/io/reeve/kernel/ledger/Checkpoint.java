package io.reeve.kernel.ledger;

import java.util.Base64;

/**
 * What a log says of itself at one moment (C2SP tlog-checkpoint): which log it is, how many leaves its tree has, and the root
 * of it. Signed as a {@link SignedNote}; two with the same origin and size and another root are proof of a lie.
 */
public record Checkpoint(String origin, long size, Hash root) {

    /** Throws {@link IllegalArgumentException} for what is no checkpoint. Lines after the third are for others. */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty() || !lines[1].matches("0|[1-9][0-9]{0,18}")) {
            throw new IllegalArgumentException("a checkpoint is a line each of origin, size and root");
        }
        return new Checkpoint(
                lines[0], Long.parseLong(lines[1]), Hash.of(Base64.getDecoder().decode(lines[2])));
    }

    /** What is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root + "\n";
    }
}
