package io.reeve.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection to the server on this machine. It does what the measurements need and no more, because
 * a full client would take a good part of the two cores that the server is measured on.
 */
final class HttpConnection implements AutoCloseable {

    record Answer(int status, String text) {
        Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("expected %d, got %d: %s".formatted(wanted, status, text));
            }
            return this;
        }
    }

    /** Shorter than what the server waits before it closes an idle connection. */
    private static final long LONG_IDLE = Duration.ofSeconds(5).toNanos();

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private long lastUsed;
    private boolean over; // the server said that it closes the connection after this answer

    @SuppressWarnings("NullAway.Init") // connect() fills the rest, or nothing is made
    HttpConnection(int port) {
        this.port = port;
        try {
            connect();
        } catch (IOException e) {
            throw new IllegalStateException("no server on port " + port, e);
        }
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        out = socket.getOutputStream();
        over = false;
        lastUsed = System.nanoTime();
    }

    Answer get(String path, String token) {
        return send("GET", path, token, null, "application/json");
    }

    Answer post(String path, String token, @Nullable String json) {
        return send("POST", path, token, json, "application/json");
    }

    Answer send(String method, String path, String token, @Nullable String body, String contentType) {
        byte[] content = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: localhost:")
                .append(port)
                .append("\r\nAuthorization: Bearer ")
                .append(token)
                .append("\r\n");
        if (body != null) {
            head.append("Content-Type: ").append(contentType).append("\r\n");
        }
        if (body != null || !method.equals("GET")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        head.append("\r\n");
        try {
            ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + content.length);
            request.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(content);
            if (over || System.nanoTime() - lastUsed > LONG_IDLE) {
                socket.close();
                connect();
            }
            request.writeTo(out);
            out.flush();
            Answer answer = read();
            lastUsed = System.nanoTime();
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " got no answer", e);
        }
    }

    private Answer read() throws IOException {
        String statusLine = line();
        int status = Integer.parseInt(statusLine.substring(9, 12));
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.endsWith("chunked");
            } else if (lower.equals("connection: close")) {
                over = true;
            }
        }
        if (chunked) {
            return answer(status, chunks());
        }
        return answer(status, length <= 0 ? new byte[0] : in.readNBytes(length));
    }

    private static Answer answer(int status, byte[] body) {
        return new Answer(status, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a connection cannot be closed", e);
        }
    }
}
