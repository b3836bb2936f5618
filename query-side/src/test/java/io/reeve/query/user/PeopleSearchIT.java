package io.reeve.query.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.kernel.Condition;
import io.reeve.kernel.Condition.Compare;
import io.reeve.kernel.Condition.Comparison;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.user.PersonAttribute;
import io.reeve.kernel.user.PersonAttribute.Common;
import io.reeve.kernel.user.PersonAttribute.Custom;
import io.reeve.kernel.user.Profile;
import io.reeve.query.search.Where;
import io.reeve.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PeopleSearchIT {

    private static final JdbcClient SQL = TestPostgres.freshDatabase().jdbc();

    /** So many others that the planner does not read all of them when it need not. */
    @BeforeAll
    static void fill() {
        SQL.sql(ddl()).update();
        SQL.sql("""
                        insert into person (id, status, user_name, email, given_name, family_name, display_name,
                                            custom_attributes, searched_attributes, searched, created_at, changed_at, version)
                        select gen_random_uuid(), 'ACTIVE', 'crowd.' || n, '', '', '', '', attributes, attributes, '',
                               timestamptz '2026-01-01Z' + n * interval '1 minute',
                               timestamptz '2026-02-01Z' + n * interval '1 minute', 0
                        from generate_series(1, 20000) as n, lateral jsonb_build_object('badge', n::text) as attributes""").update();
        SQL.sql("analyze person").update();
        person("ada", Map.of("Cost center", "Straße 12", "Office", "London"));
        person("bob", Map.of("COST CENTER", "13", "Desk", "4%"));
        person("eve", Map.of("a:b\"c'd", "x", "Desk", "40"));
    }

    @Test
    void a_custom_attribute_is_compared_in_every_way_and_case_does_not_matter() {
        assertThat(found(custom("cost CENTER", Comparison.EQUAL, "STRASSE 12"))).isEmpty();
        assertThat(found(custom("cost CENTER", Comparison.EQUAL, "STRAße 12"))).containsExactly("ada");
        assertThat(found(custom("Cost center", Comparison.NOT_EQUAL, "13"))).containsExactly("ada");
        assertThat(found(custom("Cost center", Comparison.CONTAINS, "RAß"))).containsExactly("ada");
        assertThat(found(custom("Cost center", Comparison.STARTS_WITH, "1"))).containsExactly("bob");
        assertThat(found(custom("Cost center", Comparison.ENDS_WITH, "2"))).containsExactly("ada");
        assertThat(found(custom("Desk", Comparison.ENDS_WITH, "%")))
                .as("a pattern is a text like any other")
                .containsExactly("bob");
        assertThat(found(custom("Cost center", Comparison.GREATER, "2"))).containsExactly("ada");
        assertThat(found(custom("Cost center", Comparison.GREATER_OR_EQUAL, "13")))
                .containsExactly("ada", "bob");
        assertThat(found(custom("Cost center", Comparison.LESS, "2"))).containsExactly("bob");
        assertThat(found(custom("Cost center", Comparison.LESS_OR_EQUAL, "12"))).isEmpty();
        assertThat(found(new Condition.Present<>(new Custom("office")))).containsExactly("ada");
        assertThat(found(custom("A:B\"C'D", Comparison.EQUAL, "X")))
                .as("a label is bound like a value")
                .containsExactly("eve");
        assertThat(found(custom("nobody's", Comparison.EQUAL, ""))).isEmpty();
    }

    @Test
    void conditions_on_custom_attributes_are_joined_with_others() {
        Condition<PersonAttribute> desk = new Condition.Present<>(new Custom("Desk"));
        Condition<PersonAttribute> four = custom("Desk", Comparison.EQUAL, "4%");
        Condition<PersonAttribute> london = custom("Office", Comparison.EQUAL, "London");
        assertThat(found(new Condition.And<>(List.of(desk, new Condition.Not<>(four)))))
                .containsExactly("eve");
        assertThat(found(new Condition.Or<>(List.of(four, london)))).containsExactly("ada", "bob");
        assertThat(found(new Condition.And<>(
                        List.of(desk, new Compare<>(Common.USER_NAME, Comparison.STARTS_WITH, "B")))))
                .containsExactly("bob");
    }

    @Test
    void people_are_sorted_by_a_custom_attribute_and_those_without_it_come_last() {
        Condition<PersonAttribute> three = new Condition.Not<>(new Condition.Present<>(new Custom("badge")));
        assertThat(found(three, new Custom("cost center"), false)).containsExactly("bob", "ada", "eve");
        assertThat(found(three, new Custom("desk"), true)).containsExactly("ada", "eve", "bob");
    }

    @Test
    void an_attribute_that_is_equal_to_something_is_found_by_an_index_and_so_is_what_changed_since() {
        assertThat(plan(custom("badge", Comparison.EQUAL, "777"))).contains("person_by_custom_attribute");
        assertThat(plan(new Compare<>(Common.CHANGED, Comparison.GREATER, "2026-02-14T21:00:00Z")))
                .contains("person_by_change");
        assertThat(plan(new Compare<>(Common.CREATED, Comparison.GREATER_OR_EQUAL, "2026-01-14T21:00:00Z")))
                .contains("person_by_creation");
    }

    @Test
    void a_time_has_a_zone_or_is_utc_and_what_no_calendar_has_is_refused() {
        for (String time : List.of(
                "2026-02-14T21:19:30Z",
                "2026-02-14T21:19:30",
                "2026-02-14T23:19:30.000+02:00",
                "2026-02-14T21:19:30.000000000z")) {
            assertThat(found(new Condition.And<>(List.of(
                            new Compare<>(Common.CHANGED, Comparison.GREATER, time),
                            new Condition.Present<>(new Custom("badge"))))))
                    .as(time)
                    .hasSize(1);
        }
        for (String wrong :
                List.of("yesterday", "2026-02-14", "", "+999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z")) {
            assertThatThrownBy(() -> found(new Compare<>(Common.CHANGED, Comparison.LESS, wrong)))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            Rejection.class,
                            refused -> assertThat(refused.field()).isEqualTo("filter"));
        }
    }

    private static Condition<PersonAttribute> custom(String label, Comparison comparison, String value) {
        return new Compare<>(new Custom(label), comparison, value);
    }

    private static List<String> found(Condition<PersonAttribute> condition) {
        return found(condition, Common.USER_NAME, false);
    }

    private static List<String> found(
            Condition<PersonAttribute> condition, PersonAttribute sortBy, boolean descending) {
        Where<PersonAttribute> where = Where.of(condition, sortBy, descending, UserProjection::column);
        return SQL.sql("select user_name from person where " + where.sql() + " order by " + where.order())
                .params(where.values())
                .query(String.class)
                .list();
    }

    private static String plan(Condition<PersonAttribute> condition) {
        Where<PersonAttribute> where = Where.of(condition, Common.CREATED, false, UserProjection::column);
        return String.join(
                "\n",
                SQL.sql("explain select * from person where status <> 'INACTIVE' and " + where.sql() + " order by "
                                + where.order() + " limit 100")
                        .params(where.values())
                        .query(String.class)
                        .list());
    }

    private static void person(String name, Map<String, String> attributes) {
        Profile profile = new Profile(name, "", "", "", null, null, null, null, null, null, null, attributes);
        SQL.sql("""
                        insert into person (id, status, user_name, email, given_name, family_name, display_name,
                                            custom_attributes, searched_attributes, searched, created_at, changed_at, version)
                        values (:id, 'ACTIVE', :userName, '', '', '', '', :customAttributes::jsonb,
                                :searchedAttributes::jsonb, '', '2026-01-01Z', '2026-01-01Z', 0)""")
                .params(new UserRow().values(profile))
                .param("id", UUID.randomUUID())
                .update();
    }

    private static String ddl() {
        try (InputStream file = PeopleSearchIT.class.getResourceAsStream("user.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
