package io.reeve.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file, and how much of it has been read. */
final class WatchedFile extends FilterInputStream {

    private final long size;
    private final ProgressBar bar;
    private long read;

    private WatchedFile(InputStream in, long size, ProgressBar bar) {
        super(in);
        this.size = size;
        this.bar = bar;
    }

    static WatchedFile open(Path file, ProgressBar bar) throws IOException {
        return new WatchedFile(Files.newInputStream(file), Files.size(file), bar);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        told(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        told(Math.max(count, 0));
        return count;
    }

    private void told(int more) {
        read += more;
        bar.at(read, size, read / 1024 + " of " + size / 1024 + " KiB");
    }
}
