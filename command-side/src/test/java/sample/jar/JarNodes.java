package sample.jar;

import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The nodes that a test starts, on one database of its own; stopped after the test. */
public final class JarNodes implements AfterEachCallback {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final List<Class<?>> handlers;
    private final List<JarNode> started = new ArrayList<>();

    /** {@code handlers} are those of most of the nodes. */
    public JarNodes(List<Class<?>> handlers) {
        this.handlers = handlers;
    }

    public TestDatabase database() {
        return database;
    }

    public JarNode start(String... properties) {
        return start(handlers, properties);
    }

    public JarNode start(List<Class<?>> others, String... properties) {
        JarNode node = JarNode.start(database, others, properties);
        started.add(node);
        return node;
    }

    /** Several at the same moment. */
    public List<JarNode> startTogether(int nodes) {
        List<CompletableFuture<JarNode>> starting = IntStream.range(0, nodes)
                .mapToObj(node -> CompletableFuture.supplyAsync(() -> JarNode.start(database, handlers)))
                .toList();
        starting.forEach(node -> started.add(node.join()));
        return started();
    }

    /** In the order in which they were started. */
    public List<JarNode> started() {
        return List.copyOf(started);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        started.forEach(JarNode::close);
    }
}
