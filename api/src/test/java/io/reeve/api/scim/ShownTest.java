package io.reeve.api.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import org.junit.jupiter.api.Test;

class ShownTest {

    private static final String PERSON = """
            {"schemas":["s"],"id":"1","userName":"ann","name":{"givenName":"Ann","familyName":"Lee"},
             "emails":[{"value":"a@x","type":"work"},{"value":"b@x","type":"home"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tax","manager":{"value":"2"}}}""";

    @Test
    void all_is_shown_when_nothing_is_chosen() throws Exception {
        assertThat(Shown.of(null, " ").of(Json.parse(PERSON))).isEqualTo(Json.parse(PERSON));
    }

    @Test
    void what_is_shown_whole_is_not_copied() throws Exception {
        ObjectNode person = Json.parse(PERSON);
        assertThat(Shown.of(null, null).of(person)).isSameAs(person);
        assertThat(Shown.of(null, "id,schemas").of(person)).isSameAs(person);
    }

    @Test
    void a_part_of_an_attribute_with_several_values_is_shown_of_each() throws Exception {
        assertShown("emails.value", """
                {"schemas":["s"],"id":"1","emails":[{"value":"a@x"},{"value":"b@x"}]}""");
        assertShown("emails.value, emails.type", """
                {"schemas":["s"],"id":"1","emails":[{"value":"a@x","type":"work"},{"value":"b@x","type":"home"}]}""");
    }

    @Test
    void names_are_written_in_any_case_with_their_schema_or_without() throws Exception {
        assertShown("USERNAME,urn:ietf:params:scim:schemas:core:2.0:User:name.givenName", """
                {"schemas":["s"],"id":"1","userName":"ann","name":{"givenName":"Ann"}}""");
        assertShown("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", """
                {"schemas":["s"],"id":"1","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tax"}}""");
        assertShown("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", """
                {"schemas":["s"],"id":"1",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tax","manager":{"value":"2"}}}""");
    }

    @Test
    void what_is_not_there_is_left_out_quietly() throws Exception {
        assertShown("nickName,name.middleName,userName.value", """
                {"schemas":["s"],"id":"1"}""");
    }

    @Test
    void what_is_excluded_is_missing_and_the_rest_is_there() throws Exception {
        assertThat(Shown.of(
                                null,
                                "emails.type,NAME,ID,Schemas,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager")
                        .of(Json.parse(PERSON)))
                .isEqualTo(Json.parse("""
                        {"schemas":["s"],"id":"1","userName":"ann","emails":[{"value":"a@x"},{"value":"b@x"}],
                         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tax"}}"""));
    }

    @Test
    void whether_an_attribute_is_shown_is_known_before_it_is_looked_for() throws Exception {
        assertThat(Shown.of(null, null).shows("members")).isTrue();
        assertThat(Shown.of("displayName", null).shows("members")).isFalse();
        assertThat(Shown.of("members.value", null).shows("members")).isTrue();
        assertThat(Shown.of(null, "Members").shows("members")).isFalse();
        assertThat(Shown.of(null, "members.type").shows("members")).isTrue();
    }

    @Test
    void what_is_no_name_of_an_attribute_is_refused() {
        assertThatThrownBy(() -> Shown.of("name..given", null)).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> Shown.of(null, "emails[")).isInstanceOf(BadRequestException.class);
    }

    private static void assertShown(String attributes, String expected) throws ScimException {
        assertThat(Shown.of(attributes, null).of(Json.parse(PERSON))).isEqualTo(Json.parse(expected));
    }
}
