package io.reeve.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.Visitor.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Leaves the document of the whole application in {@code target/openapi.json}, to be compared with the published contract. */
class WholeDocumentE2E {

    @Test
    void every_operation_says_what_it_is_called() throws IOException {
        Answer answer = RunningReeve.shared().visitor().get("/openapi.json");
        Files.writeString(Path.of("target", "openapi.json"), answer.text());
        assertThat(answer.json().get("paths"))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path)
                        .allSatisfy(operation -> assertThat(
                                        operation.get("operationId").asString())
                                .isNotBlank()));
    }
}
