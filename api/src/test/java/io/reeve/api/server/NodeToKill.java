package io.reeve.api.server;

import static io.reeve.testing.Soon.soon;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole node with its own PostgreSQL, in processes of their own. */
final class NodeToKill implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready at port (\\d+)");

    private final Path folder;
    private final Path output;
    private final Process node;

    private NodeToKill(Path folder, Path output, Process node) {
        this.folder = folder;
        this.output = output;
        this.node = node;
    }

    /** What runs in the other process, until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        RunningReeve reeve = RunningReeve.startIn(Path.of(arguments[0]));
        System.out.println("ready at port " + reeve.visitor().door().getPort());
        Thread.currentThread().join();
    }

    static NodeToKill start(Path folder) throws IOException {
        Path output = folder.resolveSibling(folder.getFileName() + ".log");
        Process node = OtherJava.start(NodeToKill.class, output, folder.toString());
        NodeToKill started = new NodeToKill(folder, output, node);
        soon().atMost(Duration.ofMinutes(2)).until(() -> started.ready().find() || !node.isAlive());
        return started;
    }

    private Matcher ready() throws IOException {
        return READY.matcher(Files.readString(output));
    }

    Visitor door() throws IOException {
        Matcher ready = ready();
        if (!ready.find()) {
            throw new IllegalStateException(Files.readString(output));
        }
        return Visitor.at(Integer.parseInt(ready.group(1)));
    }

    /** Both, hard, with everything they have begun; the node first, so that it cannot start its server again. */
    void kill() throws Exception {
        ProcessHandle server = RunningServer.of(folder).orElseThrow();
        List<ProcessHandle> workers = server.descendants().toList();
        node.destroyForcibly().waitFor();
        server.destroyForcibly();
        workers.forEach(ProcessHandle::destroyForcibly);
        soon().until(() -> !server.isAlive() && workers.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Override
    public void close() throws Exception {
        if (node.isAlive()) {
            kill();
        }
    }
}
