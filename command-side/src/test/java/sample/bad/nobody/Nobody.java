package sample.bad.nobody;

import io.reeve.kernel.EventName;
import io.reeve.kernel.Personal;
import org.axonframework.serialization.Revision;

@EventName("sample_bad.nobody")
@Revision("1")
public record Nobody(@Personal(of = "whoever") String secret) {}
