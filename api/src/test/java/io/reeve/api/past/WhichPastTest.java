package io.reeve.api.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.kernel.StartRefused;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

class WhichPastTest {

    @Test
    void a_position_is_a_position() {
        ConfigurableEnvironment environment = asked("1042");
        assertThat(environment.matchesProfiles("past")).isTrue();
        assertThat(environment.getProperty("reeve.replay.position")).isEqualTo("1042");
        assertThat(environment.getProperty("reeve.replay.before")).isNull();
    }

    @Test
    void a_time_means_to_its_end_as_it_does_elsewhere() {
        assertThat(asked("2026-03-31T18:00:00").getProperty("reeve.replay.before"))
                .isEqualTo("2026-03-31T18:00:01Z");
        assertThat(asked("2026-03-31T18:00:00.5+02:00").getProperty("reeve.replay.before"))
                .isEqualTo("2026-03-31T16:00:00.500001Z");
    }

    @Test
    void each_has_a_schema_of_its_own() {
        String one = String.valueOf(asked("1").getProperty("reeve.replay.schema"));
        assertThat(one).matches("past_[0-9a-f]+");
        assertThat(asked("1").getProperty("reeve.replay.schema")).isNotEqualTo(one);
    }

    @Test
    void what_is_neither_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> asked("yesterday"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("\"yesterday\" is neither a time");
    }

    @Test
    void a_node_that_is_not_asked_for_the_past_does_not_show_it() {
        ConfigurableEnvironment environment = asked(null);
        assertThat(environment.matchesProfiles("past")).isFalse();
        assertThat(environment.getProperty("reeve.replay.schema")).isNull();
    }

    private static ConfigurableEnvironment asked(@Nullable String until) {
        GenericApplicationContext context = new GenericApplicationContext();
        ConfigurableEnvironment environment = context.getEnvironment();
        if (until != null) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.of("reeve.replay.until", until)));
        }
        new WhichPast().initialize(context);
        return environment;
    }
}
