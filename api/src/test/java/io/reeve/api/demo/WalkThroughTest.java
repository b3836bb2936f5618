package io.reeve.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class WalkThroughTest {

    @Test
    void the_readme_shows_exactly_the_lines_that_the_demo_prints() throws IOException {
        String printed = new ClassPathResource("demo/walk-through.txt").getContentAsString(StandardCharsets.UTF_8);
        List<String> typed = printed.replace("${tokens}", "data/demo.env")
                .replace("${port}", "8080")
                .lines()
                .skip(3)
                .filter(line -> !line.isBlank())
                .toList();

        assertThat(typed).hasSizeGreaterThan(10);
        assertThat(Files.readAllLines(Path.of("..", "README.md")).stream().map(String::strip))
                .containsAll(typed);
    }
}
