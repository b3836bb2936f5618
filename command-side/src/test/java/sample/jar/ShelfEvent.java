package sample.jar;

import io.reeve.kernel.EventName;
import org.axonframework.serialization.Revision;

public sealed interface ShelfEvent {

    @EventName("test_shelf.named")
    @Revision("1")
    record ShelfNamed(String shelf, String name) implements ShelfEvent {}
}
