package io.reeve.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.user.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Apps, as clients make, find and read them. */
class AppsE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person admin = reeve.person(Role.ADMIN);
    private final Person auditor = reeve.person(Role.AUDITOR);
    private final Person employee = reeve.person();

    @Test
    void rule_11_a_new_app_of_our_own_has_the_marks_clients_look_for() {
        String name = "App " + UUID.randomUUID();
        Answer answer = admin.door().post("/apps", """
                {"name": "%s", "category": "HR & Learning", "description": "For people", "logo_url": "https://example.com/l.png"}""".formatted(name));
        assertThat(answer.status()).isEqualTo(200);
        var app = answer.json();
        assertThat(app.get("user_friendly_label").asString()).isEqualTo(name);
        assertThat(app.get("instance_id").asString()).isEqualTo("custom_app_import");
        assertThat(app.get("status").asString()).isEqualTo("APPROVED");
        assertThat(app.get("category").asString()).isEqualTo("HR & Learning");
        assertThat(app.get("disconnected").asBoolean()).isFalse();
        assertThat(app.get("sync_status").isNull()).isTrue();
        assertThat(app.get("links").get("self").asString())
                .endsWith("/apps/" + app.get("id").asString());
    }

    @Test
    void rule_6_what_was_made_is_read_right_after() {
        Offer app = Offer.made(admin);
        Answer read = admin.door().get("/apps/" + app.id());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().get("user_friendly_label").asString()).isEqualTo(app.name());
        assertThat(admin.door().get("/apps/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void name_category_and_description_are_needed_and_only_administrators_make_apps() {
        assertThat(make("{\"category\": \"Other\", \"description\": \"x\"}").status())
                .isEqualTo(422);
        assertThat(make("{\"name\": \"x\", \"description\": \"x\"}").status()).isEqualTo(422);
        assertThat(make("{\"name\": \"x\", \"category\": \"Other\"}").status()).isEqualTo(422);
        Answer unknown = make("{\"name\": \"x\", \"category\": \"Gardening\", \"description\": \"x\"}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text()).contains("IT & Security");
        assertThat(employee.door()
                        .post("/apps", "{\"name\": \"x\", \"category\": \"Other\", \"description\": \"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void rule_25_an_integration_that_nobody_offers_is_not_found() {
        Answer answer = make("{\"app_class_id\": \"okta.com\", \"auth\": {}}");
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void a_category_is_accepted_by_its_name_too() {
        Answer answer = make("{\"name\": \"x\", \"category\": \"HR_AND_LEARNING\", \"description\": \"x\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("category").asString()).isEqualTo("HR & Learning");
    }

    @Test
    void rule_8_a_search_hits_name_class_and_instance() {
        Offer app = Offer.made(admin);
        String part = app.name().substring(8).toUpperCase(Locale.ROOT);
        assertThat(found("/apps?name_search=" + encoded(part))).contains(app.id());
        assertThat(found("/apps?exact_match=true&name_search=" + encoded(app.name())))
                .contains(app.id())
                .contains("\"total\":1,");
        assertThat(found("/apps?exact_match=true&name_search="
                        + encoded(app.name().substring(2))))
                .doesNotContain(app.id());
        Answer byInstance = admin.door().get("/apps?exact_match=true&name_search=custom_app_import");
        assertThat(byInstance.json().get("total").asInt()).isPositive();
    }

    @Test
    void rule_18_apps_made_here_are_found_by_where_they_came_from() {
        Offer app = Offer.made(admin);
        String search = "&name_search=" + encoded(app.name());
        assertThat(found("/apps?connection_source=API&disconnected=false" + search))
                .contains(app.id());
        assertThat(found("/apps?connection_source=UI" + search)).doesNotContain(app.id());
        assertThat(found("/apps?disconnected=true" + search)).doesNotContain(app.id());
        assertThat(admin.door().get("/apps?connection_source=FTP").status()).isEqualTo(422);
    }

    @Test
    void rule_12_an_empty_page_has_all_its_numbers() {
        assertThat(admin.door().get("/apps?name_search=" + UUID.randomUUID()).text())
                .isEqualTo("{\"items\":[],\"total\":0,\"page\":1,\"size\":50,\"pages\":0}");
    }

    @Test
    void an_employee_sees_what_the_store_offers_and_an_auditor_sees_all() {
        Offer kept = Offer.made(admin);
        Offer offered = Offer.offered(admin);
        assertThat(employee.door().get("/apps/" + kept.id()).status()).isEqualTo(404);
        assertThat(employee.door().get("/apps/" + offered.id()).status()).isEqualTo(200);
        assertThat(auditor.door().get("/apps/" + kept.id()).status()).isEqualTo(200);
        assertThat(employee.door()
                        .get("/apps?name_search=" + encoded(kept.name()))
                        .text())
                .doesNotContain(kept.id());
        assertThat(employee.door()
                        .get("/apps?name_search=" + encoded(offered.name()))
                        .text())
                .contains(offered.id());
    }

    @Test
    void custom_attributes_are_there_when_asked_for() {
        Offer app = Offer.made(admin);
        assertThat(admin.door()
                        .get("/apps/" + app.id())
                        .json()
                        .get("custom_attributes")
                        .isNull())
                .isTrue();
        assertThat(admin.door()
                        .get("/apps/" + app.id() + "?expand=custom_attributes")
                        .json()
                        .get("custom_attributes")
                        .isObject())
                .isTrue();
        assertThat(admin.door().get("/apps/" + app.id() + "?expand=secrets").status())
                .isEqualTo(422);
    }

    @Test
    void the_shelves_are_listed() {
        assertThat(employee.door().get("/apps/categories").json().size()).isEqualTo(14);
    }

    @Test
    void rule_24_a_repeated_call_makes_one_app() {
        String body =
                "{\"name\": \"Once %s\", \"category\": \"Other\", \"description\": \"x\"}".formatted(UUID.randomUUID());
        var door = admin.door().with("Idempotency-Key", UUID.randomUUID().toString());
        Answer first = door.post("/apps", body);
        Answer second = door.post("/apps", body);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(door.post("/apps", body.replace("Once", "Twice")).status()).isEqualTo(422);
    }

    private Answer make(String body) {
        return admin.door().post("/apps", body);
    }

    private String found(String path) {
        Answer answer = admin.door().get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
