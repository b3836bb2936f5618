package sample.bad.twice;

import io.reeve.kernel.EventName;
import org.axonframework.serialization.Revision;

public interface Twice {

    @EventName("sample_bad.twice")
    @Revision("1")
    record Once(String what) implements Twice {}

    @EventName("sample_bad.twice")
    @Revision("1")
    record Again(String what) implements Twice {}
}
