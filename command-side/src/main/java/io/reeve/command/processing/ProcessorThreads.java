package io.reeve.command.processing;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;

/**
 * The threads of all processors of this node, shared: each processor with threads of its own would come to more than a
 * hundred that mostly wait. Views and processes do not share, because a process waits for the commands it sends.
 */
final class ProcessorThreads implements AutoCloseable {

    private final ScheduledExecutorService coordinators;
    private final ScheduledExecutorService views;
    private final ScheduledExecutorService processes;

    ProcessorThreads(ProcessingSettings settings) {
        coordinators = Executors.newScheduledThreadPool(4, new AxonThreadFactory("coordinators"));
        views = Executors.newScheduledThreadPool(settings.views().threads(), new AxonThreadFactory("views"));
        processes =
                Executors.newScheduledThreadPool(settings.processes().threads(), new AxonThreadFactory("processes"));
    }

    ScheduledExecutorService coordinators() {
        return coordinators;
    }

    ScheduledExecutorService workersOf(Group group) {
        return switch (group) {
            case VIEW -> views;
            case PROCESS -> processes;
        };
    }

    /** Called when the processors have stopped: the beans that run in a lifecycle end before those that just are. */
    @Override
    public void close() {
        coordinators.shutdownNow();
        views.shutdownNow();
        processes.shutdownNow();
    }
}
