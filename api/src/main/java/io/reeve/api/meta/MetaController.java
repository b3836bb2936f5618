package io.reeve.api.meta;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@SecurityRequirements
class MetaController {

    /** A reeve at the gate: he kept the count of who held what in the shire. */
    private static final String GATE = """
             _________________________
            |\\  ___   R E E V E   ___ /|
            | \\|   |  ________  |   |/ |
            |  |   | /   ||   \\ |   |  |
            |  | + | |  o||o  | | + |  |
            |  |   | |   ||   | |   |  |
            |__|___|_|___||___|_|___|__|
              who may enter, who agreed,
               and when the gate shuts
            """;

    private final Map<String, String> build;

    MetaController(ObjectProvider<BuildProperties> build) {
        // Absent only where the application runs from classes that no build has described.
        BuildProperties known = build.getIfAvailable();
        this.build = known == null
                ? Map.of("name", "reeve")
                : Map.of("name", "reeve", "version", text(known, "version"), "revision", text(known, "revision"));
    }

    private static String text(BuildProperties build, String key) {
        String value = build.get(key);
        return value == null ? "unknown" : value;
    }

    @Operation(operationId = "Lumos liveness check", summary = "Which build is running")
    @GetMapping("/info")
    Map<String, String> info() {
        return build;
    }

    @Operation(operationId = "Lumos Art.", summary = "A drawing, to see that the API answers")
    @GetMapping(path = "/art", produces = MediaType.TEXT_PLAIN_VALUE)
    String art() {
        return GATE;
    }
}
