package io.reeve.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What clients live by is promised by number in {@code docs/compatibility.md}, and proven by number in the tests. */
class CompatibilityRulesTest {

    private static final int RULES = 26;
    private static final Path HOUSE = Path.of("..");
    private static final Path PAGE = HOUSE.resolve("docs/compatibility.md");
    private static final Pattern LISTED = Pattern.compile("^\\| (\\d+) \\|", Pattern.MULTILINE);
    private static final Pattern PROMISED = Pattern.compile("^\\| (\\d+) \\| (?!\\*)", Pattern.MULTILINE);
    private static final Pattern PROVEN = Pattern.compile("void rule_(\\d+)_");

    @Test
    void every_rule_there_is_is_listed_whether_it_is_kept_or_why_not() {
        assertThat(numbers(LISTED, PAGE))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, RULES).boxed().toList());
    }

    @Test
    void every_rule_has_a_test_that_bears_its_number_and_no_test_one_that_is_no_rule() {
        TreeSet<Integer> promised = numbers(PROMISED, PAGE);

        assertThat(promised).hasSizeGreaterThan(20);
        assertThat(proven()).isEqualTo(promised);
    }

    private static TreeSet<Integer> proven() {
        try (Stream<Path> files = Files.find(
                HOUSE,
                Integer.MAX_VALUE,
                (path, attributes) ->
                        path.toString().endsWith(".java") && path.toString().contains("/src/test/"))) {
            return files.flatMap(file -> numbers(PROVEN, file).stream()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeSet<Integer> numbers(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
