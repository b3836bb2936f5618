package io.reeve.api.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinksTest {

    private static final String PATH = "/activity_logs";

    @Test
    void rule_2_links_are_relative_and_echo_the_other_parameters() {
        Links links = Links.of(PATH, "since=2026-03-12T16%3A09%3A14&limit=10&offset=20&x=y", 45, 10, 20);
        String base = "/activity_logs?since=2026-03-12T16%3A09%3A14&x=y&limit=10&offset=";
        assertThat(links).isEqualTo(new Links(base + 0, base + 40, base + 20, base + 30, base + 10));
    }

    @Test
    void rule_2_there_is_no_next_on_the_last_page_and_no_previous_on_the_first() {
        assertThat(Links.of(PATH, null, 20, 10, 10).next()).isNull();
        assertThat(Links.of(PATH, null, 20, 10, 0).prev()).isNull();
        assertThat(Links.of(PATH, null, 21, 10, 10).next()).isEqualTo("/activity_logs?limit=10&offset=20");
    }

    @Test
    void an_empty_list_begins_and_ends_at_its_beginning() {
        assertThat(Links.of(PATH, "", 0, 50, 0))
                .isEqualTo(new Links(
                        "/activity_logs?limit=50&offset=0",
                        "/activity_logs?limit=50&offset=0",
                        "/activity_logs?limit=50&offset=0",
                        null,
                        null));
    }
}
