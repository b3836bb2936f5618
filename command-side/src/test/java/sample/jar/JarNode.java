package sample.jar;

import io.reeve.kernel.Metadata;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandResultMessage;

/** One node of the jar application, on a database that it may share with others. */
public final class JarNode implements AutoCloseable {

    private final TestNode node;
    private boolean dead;

    private JarNode(TestNode node) {
        this.node = node;
    }

    /** {@code handlers} are the classes with handlers of events, and whatever else the node needs. */
    public static JarNode start(TestDatabase database, List<Class<?>> handlers, String... properties) {
        List<Class<?>> sources = new ArrayList<>(handlers);
        sources.add(JarApplication.class);
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("reeve.log.event-packages=sample.jar");
        return new JarNode(TestNode.start(database, sources, all));
    }

    /** Sends a command and waits until its events are recorded. */
    public CommandResultMessage<?> send(Object command) {
        CommandResultMessage<?> result = node.send(command, Map.of(Metadata.REQUEST_ID, "request-1"));
        if (result.isExceptional()) {
            throw new IllegalStateException(command + " was refused", result.exceptionResult());
        }
        return result;
    }

    public void sendAll(Stream<?> commands) {
        commands.forEach(this::send);
    }

    public <T> T bean(Class<T> type) {
        return node.bean(type);
    }

    /**
     * Stops working the way a killed process does: it gives nothing back and says nothing, its connections are just gone.
     */
    public void die() throws Exception {
        node.bean("processorThreads", AutoCloseable.class).close();
        node.bean("nodePresence", AutoCloseable.class).close();
        dead = true;
    }

    /** Nobody waits for one that is dead: its processors do not answer any more. */
    @Override
    public void close() {
        if (dead) {
            Thread.ofVirtual().start(node::close);
        } else {
            node.close();
        }
    }
}
