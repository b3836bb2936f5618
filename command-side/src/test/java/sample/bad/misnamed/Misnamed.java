package sample.bad.misnamed;

import io.reeve.kernel.EventName;
import org.axonframework.serialization.Revision;

@EventName("SomethingHappened")
@Revision("1")
public record Misnamed(String what) {}
