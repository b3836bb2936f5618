package io.reeve.bench;

import java.nio.charset.StandardCharsets;

/** A row of ordinary size: about 600 bytes with its columns. */
public final class Sample {

    public static final byte[] PAYLOAD = ("{\"thing\":\"" + "x".repeat(280) + "\"}").getBytes(StandardCharsets.UTF_8);

    public static final byte[] METADATA = ("{\"actor\":\"" + "y".repeat(180) + "\"}").getBytes(StandardCharsets.UTF_8);

    static final byte[] HASH = new byte[32];

    private Sample() {}
}
