package sample.jar;

import io.reeve.kernel.EventName;
import org.axonframework.serialization.Revision;

public sealed interface JarEvent {

    String jar();

    @EventName("test_jar.opened")
    @Revision("1")
    record JarOpened(String jar, String shelf) implements JarEvent {}

    @EventName("test_jar.marbles_put")
    @Revision("1")
    record MarblesPut(String jar, int marbles) implements JarEvent {}

    @EventName("test_jar.closed")
    @Revision("1")
    record JarClosed(String jar, String actor, String at) implements JarEvent {}
}
