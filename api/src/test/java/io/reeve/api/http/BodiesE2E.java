package io.reeve.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.DoorAlone;
import io.reeve.api.testing.KnownTokens;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DoorAlone
class BodiesE2E {

    private static final String THING = "/sample/things/6d0b2f5e-52f4-4d0c-9a61-0f1c6c1f9a10";
    private static final String LEAST = "\"name\":\"a\",\"count\":1,\"lively\":true";

    private Visitor employee;

    @BeforeEach
    void come(@LocalServerPort int port) {
        employee = Visitor.at(port).bearing(KnownTokens.EMPLOYEE);
    }

    @Test
    void what_was_sent_comes_back_with_its_names_its_order_and_its_nulls() {
        Answer answer = employee.post(
                "/sample/body",
                "{" + LEAST + ",\"condition\":{\"Z label\":[1,null,\"a\"],\"b\":{}},\"notes\":{\"PENDING\":null},"
                        + "\"approvers_stage_2\":{\"label\":\"ab\"},\"starts_at\":\"2026-03-12T16:09:14.5+01:00\"}");

        assertThat(answer.text())
                .isEqualTo("{\"name\":\"a\",\"count\":1,\"lively\":true,\"colour\":null,\"other\":null,\"parts\":null,"
                        + "\"notes\":{\"PENDING\":null},\"starts_at\":\"2026-03-12T15:09:14\",\"short_text\":null,"
                        + "\"condition\":{\"Z label\":[1,null,\"a\"],\"b\":{}},"
                        + "\"approvers_stage_2\":{\"label\":\"ab\",\"number\":null},\"holder\":null}");
    }

    @Test
    void unknown_keys_are_ignored() {
        assertThat(employee.post("/sample/body", "{" + LEAST + ",\"surprise\":{\"a\":1}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        Answer answer = employee.post(
                "/sample/body",
                "{\"name\":5,\"lively\":\"true\",\"colour\":\"BLUE\",\"other\":\"17\",\"short_text\":null,"
                        + "\"parts\":[{\"label\":\"ab\"},{\"number\":\"5\"},7],\"starts_at\":\"tomorrow\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(places(answer))
                .containsExactly(
                        "[\"body\",\"name\"] string_type 5",
                        "[\"body\",\"count\"] missing null",
                        "[\"body\",\"lively\"] bool_type \"true\"",
                        "[\"body\",\"colour\"] enum \"BLUE\"",
                        "[\"body\",\"other\"] uuid_parsing \"17\"",
                        "[\"body\",\"parts\",1,\"label\"] missing null",
                        "[\"body\",\"parts\",1,\"number\"] int_type \"5\"",
                        "[\"body\",\"parts\",2] object_type 7",
                        "[\"body\",\"starts_at\"] datetime_parsing \"tomorrow\"");
        assertThat(answer.json().get("detail").get(3).get("msg").stringValue()).contains("RED, GREEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"count\":\"5\"|int_type",
                "\"count\":5.5|int_type",
                "\"count\":true|int_type",
                "\"count\":99999999999|int_type",
                "\"count\":null|int_type",
                "\"name\":null|string_type",
                "\"name\":true|string_type",
                "\"name\":[]|string_type",
                "\"lively\":1|bool_type",
                "\"colour\":0|enum",
                "\"colour\":\"red\"|enum",
                "\"parts\":{}|list_type",
                "\"parts\":\"a\"|list_type",
                "\"notes\":[]|object_type",
                "\"notes\":{\"a\":1}|string_type",
                "\"starts_at\":1773331754|datetime_parsing",
                "\"other\":5|uuid_parsing"
            })
    void no_value_is_bent_to_fit(String wrong, String type) {
        Answer answer = employee.post("/sample/body", "{" + LEAST + "," + wrong + "}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").get(0).get("type").stringValue()).isEqualTo(type);
    }

    @Test
    void text_that_nobody_could_keep_is_refused_wherever_it_stands_and_not_sent_back() {
        Answer answer = employee.post(
                "/sample/body",
                "{\"name\":\"a\\u0000b\",\"parts\":[{\"label\":\"ab\"},{\"label\":\"half \\ud83d\"}],"
                        + "\"notes\":{\"\\u0000\":\"a\"},\"condition\":{\"deep\":[[\"\\u0000\"]]},\"surprise\":\"\\u0000\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(places(answer))
                .containsExactly(
                        "[\"body\",\"name\"] string_unicode null",
                        "[\"body\",\"parts\",1,\"label\"] string_unicode null",
                        "[\"body\",\"notes\"] string_unicode null",
                        "[\"body\",\"condition\",\"deep\",0,0] string_unicode null",
                        "[\"body\",\"surprise\"] string_unicode null");
    }

    @Test
    void constraints_are_checked_at_any_depth() {
        Answer answer = employee.post("/sample/body", "{" + LEAST + ",\"parts\":[{\"label\":\"a\"}]}");

        assertThat(places(answer)).containsExactly("[\"body\",\"parts\",0,\"label\"] size \"a\"");

        Answer other = employee.post("/sample/body", "{" + LEAST + ",\"short_text\":\"too long\"}");

        assertThat(places(other)).containsExactly("[\"body\",\"short_text\"] size \"too long\"");
    }

    @Test
    void an_empty_text_in_place_of_an_id_means_none() {
        Answer answer = employee.post("/sample/body", "{" + LEAST + ",\"other\":\"\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("other").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":|json_invalid",
                "[]|object_type",
                "\"a\"|object_type",
                "null|missing",
                "{} {}|json_invalid"
            })
    void a_body_that_is_no_object_is_refused(String body, String type) {
        Answer answer = employee.post("/sample/body", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").get(0).get("type").stringValue()).isEqualTo(type);
        assertThat(answer.json().get("detail").get(0).get("loc").get(0).stringValue())
                .isEqualTo("body");
    }

    @Test
    void a_record_that_only_holds_an_id_is_an_object() {
        String id = "6d0b2f5e-52f4-4d0c-9a61-0f1c6c1f9a10";

        assertThat(employee.post("/sample/body", "{" + LEAST + ",\"holder\":{\"id\":\"" + id + "\"}}")
                        .json()
                        .at("/holder/id")
                        .stringValue())
                .isEqualTo(id);
        assertThat(places(employee.post("/sample/body", "{" + LEAST + ",\"holder\":\"" + id + "\"}")))
                .containsExactly("[\"body\",\"holder\"] object_type \"" + id + "\"");
    }

    @Test
    void a_body_that_must_be_there_is_missed() {
        Answer answer = employee.with("Content-Type", "application/json").post("/sample/body", "");

        assertThat(places(answer)).containsExactly("[\"body\"] missing null");
    }

    @Test
    void a_body_that_need_not_be_there_is_not_missed() {
        assertThat(employee.post("/sample/notes", null).status()).isEqualTo(204);
        assertThat(employee.post("/sample/notes", "{\"label\":\"ab\"}").status())
                .isEqualTo(204);
        assertThat(employee.with("Content-Type", "application/json")
                        .post("/sample/notes", "")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_change_tells_absent_from_null_from_a_value() {
        assertThat(employee.patch(THING, "{}").text())
                .isEqualTo("{\"redirect_url\":\"keep\",\"lively\":\"keep\",\"parts\":\"keep\",\"part\":\"keep\"}");
        assertThat(employee.patch(THING, "{\"redirect_url\":null,\"lively\":false,\"part\":null}")
                        .text())
                .isEqualTo("{\"redirect_url\":\"null\",\"lively\":\"false\",\"parts\":\"keep\",\"part\":\"null\"}");
    }

    @Test
    void a_change_is_checked_like_any_other_body() {
        Answer answer = employee.patch(THING, "{\"lively\":\"yes\",\"parts\":[\"17\"],\"part\":{}}");

        assertThat(places(answer))
                .containsExactly(
                        "[\"body\",\"lively\"] bool_type \"yes\"",
                        "[\"body\",\"parts\",0] uuid_parsing \"17\"",
                        "[\"body\",\"part\",\"label\"] missing null");
        assertThat(places(employee.patch(THING, "{\"redirect_url\":\"too long\"}")))
                .containsExactly("[\"body\",\"redirect_url\"] size \"too long\"");
    }

    @Test
    void an_answer_spells_times_as_the_contract_does_and_our_own_with_their_zone() {
        Answer answer = employee.get(THING);

        assertThat(answer.text())
                .isEqualTo("{\"id\":\"6d0b2f5e-52f4-4d0c-9a61-0f1c6c1f9a10\",\"name\":\"found\",\"description\":null,"
                        + "\"colour\":\"RED\",\"created_at\":\"2026-03-12T16:09:14\","
                        + "\"own_time\":\"2026-03-12T16:09:14Z\","
                        + "\"approvers_stage_2\":[\"6d0b2f5e-52f4-4d0c-9a61-0f1c6c1f9a10\"]}");
    }

    private static List<String> places(Answer answer) {
        List<String> places = new ArrayList<>();
        answer.json()
                .get("detail")
                .forEach(wrong -> places.add(
                        wrong.get("loc") + " " + wrong.get("type").stringValue() + " " + wrong.get("input")));
        return places;
    }
}
