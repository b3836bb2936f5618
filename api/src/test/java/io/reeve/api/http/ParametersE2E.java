package io.reeve.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.DoorAlone;
import io.reeve.api.testing.KnownTokens;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DoorAlone
class ParametersE2E {

    private Visitor employee;

    @BeforeEach
    void come(@LocalServerPort int port) {
        employee = Visitor.at(port).bearing(KnownTokens.EMPLOYEE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name_search=okta|name_search|\"okta\"",
                "name_search=a,b|name_search|\"a,b\"",
                "name_search=|name_search|null",
                "exact_match=true|exact_match|true",
                "exact_match=True|exact_match|true",
                "exact_match=False|exact_match|false",
                "exact_match=true&exact_match=false|exact_match|false",
                "exact_match=false&exact_match=true|exact_match|true",
                "exact_match=|exact_match|false",
                "disconnected=False|disconnected|false",
                "colours=RED|colours|[\"RED\"]",
                "colours=RED&colours=GREEN|colours|[\"RED\",\"GREEN\"]",
                "expand=a&expand=b|expand|[\"a\",\"b\"]",
                "expand=a,b|expand|[\"a,b\"]",
                "sort=desc|sort|\"DESC\"",
                "sort=ASC|sort|\"ASC\"",
                "since=2026-03-12T16:09:14|since|\"2026-03-12T16:09:14Z\"",
                "since=2026-03-12T16:09:14%2B01:00|since|\"2026-03-12T15:09:14Z\"",
                "since=2026-03-12T16:09:14.000000%2B0100|since|\"2026-03-12T15:09:14Z\"",
                "since=2026-03-12T16:09:14+01:00|since|\"2026-03-12T15:09:14Z\"",
                "until=2026-03-12T16:09:14|before|\"2026-03-12T16:09:15Z\"",
                "limit=100|limit|100",
                "app_id=|app_id|null",
                "surprise=1|limit|50"
            })
    void a_parameter_is_read(String query, String key, String value) {
        Answer answer = employee.get("/sample/echo?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get(key)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name_search=a%00b|[\"query\",\"name_search\"]|string_unicode",
                "expand=a&expand=%00|[\"query\",\"expand\",1]|string_unicode",
                "exact_match=maybe|[\"query\",\"exact_match\"]|bool_type",
                "colours=RED,GREEN|[\"query\",\"colours\",0]|enum",
                "colours=RED&colours=BLUE|[\"query\",\"colours\",1]|enum",
                "colours=|[\"query\",\"colours\",0]|enum",
                "thing_ids=17|[\"query\",\"thing_ids\",0]|uuid_parsing",
                "app_id=17|[\"query\",\"app_id\"]|uuid_parsing",
                "sort=sideways|[\"query\",\"sort\"]|enum",
                "since=yesterday|[\"query\",\"since\"]|datetime_parsing",
                "until=yesterday|[\"query\",\"until\"]|datetime_parsing",
                "limit=0|[\"query\",\"limit\"]|min",
                "limit=101|[\"query\",\"limit\"]|max",
                "limit=many|[\"query\",\"limit\"]|int_type"
            })
    void a_parameter_that_cannot_be_read_is_told(String query, String loc, String type) {
        Answer answer = employee.get("/sample/echo?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().get("detail").get(0).get("loc")).hasToString(loc);
        assertThat(answer.json().get("detail").get(0).get("type").stringValue()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "name_search=%FF", "%FF=1", "=1&name_search=okta"})
    void a_query_that_cannot_be_taken_apart_is_told(String query) {
        Answer answer = employee.get("/sample/echo?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().get("detail").get(0).get("loc")).hasToString("[\"query\"]");
        assertThat(answer.json().get("detail").get(0).get("type").stringValue()).isEqualTo("query_parsing");
    }

    @Test
    void more_parameters_than_the_server_takes_are_told() {
        assertThat(employee.get("/sample/echo?" + "a=&".repeat(1001)).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample/required", "/sample/required?app_id="})
    void a_parameter_that_must_be_there_is_missed(String path) {
        Answer answer = employee.get(path);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").get(0).get("loc")).hasToString("[\"query\",\"app_id\"]");
        assertThat(answer.json().get("detail").get(0).get("type").stringValue()).isEqualTo("missing");
    }

    @Test
    void a_page_tells_its_numbers() {
        Answer answer = employee.get("/sample/things?size=2");

        assertThat(answer.json().get("items")).hasSize(3);
        assertThat(answer.text()).endsWith("\"total\":3,\"page\":1,\"size\":2,\"pages\":2}");
    }

    @Test
    void a_page_past_the_end_is_empty() {
        assertThat(employee.get("/sample/things?page=2147483647").text())
                .isEqualTo("{\"items\":[],\"total\":3,\"page\":2147483647,\"size\":50,\"pages\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "page=0,page,greater_than_equal",
        "page=-1,page,greater_than_equal",
        "page=a,page,int_type",
        "page=99999999999,page,int_type",
        "size=0,size,greater_than_equal",
        "size=101,size,less_than_equal",
        "size=101&size=5.5,size,int_type"
    })
    void a_page_that_cannot_be_is_refused(String query, String name, String type) {
        Answer answer = employee.get("/sample/things?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").get(0).get("loc")).hasToString("[\"query\",\"" + name + "\"]");
        assertThat(answer.json().get("detail").get(0).get("type").stringValue()).isEqualTo(type);
    }

    @Test
    void a_page_number_that_is_repeated_counts_once() {
        assertThat(employee.get("/sample/things?page=0&page=1").status()).isEqualTo(200);
    }

    @Test
    void a_path_may_be_percent_encoded() {
        assertThat(employee.get("/sample/things/6d0b2f5e%2D52f4-4d0c-9a61-0f1c6c1f9a10")
                        .status())
                .isEqualTo(200);
    }
}
