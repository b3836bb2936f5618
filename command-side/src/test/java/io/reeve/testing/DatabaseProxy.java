package io.reeve.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Stands between a node and its database, and lets happen what a network does: to everything, or to the next COMMIT it sees. */
public final class DatabaseProxy implements AutoCloseable {

    public enum Mishap {
        NONE,
        /** The connection breaks before the database hears of the commit. */
        CUT_BEFORE,
        /** The database commits, and the connection breaks before it can say so. */
        CUT_AFTER,
        /** The commit is not passed on, and nothing else happens: the node hangs in the middle of its append. */
        FREEZE
    }

    private static final byte[] COMMIT = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress database;
    private final String path;
    private final ServerSocket server;
    private final Lock silence = new ReentrantLock();
    private final Condition broken = silence.newCondition();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Mishap> next = new AtomicReference<>(Mishap.NONE);
    private volatile boolean refusing;
    private volatile boolean silent;
    private volatile boolean refuseAfterMishap;

    public DatabaseProxy(String url) throws IOException {
        URI address = URI.create(url.substring("jdbc:".length()));
        database = new InetSocketAddress(address.getHost(), address.getPort());
        path = address.getPath();
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Without prepared statements, so that each commit is spelled out. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + path + "?prepareThreshold=0";
    }

    public void atNextCommit(Mishap mishap) {
        next.set(mishap);
    }

    /** Once the mishap has happened nobody gets through, until {@link #letThrough()}. */
    public void atNextCommitAndStayAway(Mishap mishap) {
        refuseAfterMishap = true;
        next.set(mishap);
    }

    public boolean hasStruck() {
        return next.get() == Mishap.NONE;
    }

    public void breakAllAndRefuse() {
        refusing = true;
        open.forEach(DatabaseProxy::closeQuietly);
    }

    /** Connections stay and can be made, but nothing comes through them until {@link #letThrough()}. */
    public void fallSilent() {
        silent = true;
    }

    public void letThrough() {
        refusing = false;
        silence.lock();
        try {
            silent = false;
            broken.signalAll();
        } finally {
            silence.unlock();
        }
    }

    private void waitWhileSilent() {
        silence.lock();
        try {
            while (silent) {
                broken.awaitUninterruptibly();
            }
        } finally {
            silence.unlock();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (refusing) {
                    client.close();
                    continue;
                }
                Socket upstream = new Socket(database.getAddress(), database.getPort());
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                open.add(client);
                open.add(upstream);
                AtomicReference<Mishap> struck = new AtomicReference<>(Mishap.NONE);
                Thread.ofVirtual().start(() -> toDatabase(client, upstream, struck));
                Thread.ofVirtual().start(() -> toNode(client, upstream, struck));
            } catch (IOException e) {
                closeQuietly(server);
            }
        }
    }

    private void toDatabase(Socket client, Socket upstream, AtomicReference<Mishap> struck) {
        byte[] buffer = new byte[1 << 20];
        try (client;
                upstream) {
            InputStream in = client.getInputStream();
            OutputStream out = upstream.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (next.get() != Mishap.NONE && contains(buffer, read)) {
                    struck.set(next.get());
                    refusing = refuseAfterMishap;
                    next.set(Mishap.NONE);
                    if (struck.get() == Mishap.CUT_BEFORE) {
                        return;
                    }
                }
                if (struck.get() != Mishap.FREEZE) {
                    waitWhileSilent();
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            closeQuietly(client);
        }
    }

    private void toNode(Socket client, Socket upstream, AtomicReference<Mishap> struck) {
        byte[] buffer = new byte[1 << 20];
        try (client;
                upstream) {
            InputStream in = upstream.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (struck.get() == Mishap.CUT_AFTER) {
                    return; // this was the answer to the commit
                }
                waitWhileSilent();
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            closeQuietly(client);
        }
    }

    private static boolean contains(byte[] buffer, int length) {
        for (int i = 0; i + COMMIT.length <= length; i++) {
            if (Arrays.equals(buffer, i, i + COMMIT.length, COMMIT, 0, COMMIT.length)) {
                return true;
            }
        }
        return false;
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(DatabaseProxy::closeQuietly);
    }
}
