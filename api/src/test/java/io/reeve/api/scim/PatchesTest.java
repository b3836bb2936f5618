package io.reeve.api.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchesTest {

    private static final String PERSON = """
            {"title":"Old","emails":[{"value":"a@b","type":"work","primary":true}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Old","employeeNumber":"7"}}""";

    private final Patches patches = new Patches(Declared.by(Urns.USER, Urns.ENTERPRISE, Urns.REEVE));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'Replace','path':'title','value':'New'}",
                "{'op':'Replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:title','value':'New'}",
                "{'op':'Add','path':'URN:ietf:params:scim:schemas:core:2.0:user','value':{'title':'New'}}",
                "{'op':'Add','value':{'urn:ietf:params:scim:schemas:core:2.0:User:title':'New'}}",
                "{'op':'Add','value':{'urn:ietf:params:scim:schemas:core:2.0:User':{'title':'New'}}}",
                "{'op':'Replace','path':'','value':{'title':'New'}}",
                "{'op':'Replace','path':null,'value':{'title':'New'}}"
            })
    void an_attribute_of_the_core_is_named_with_its_schema_or_without(String operation) throws ScimException {
        assertThat(patched(operation).path("title").asText()).isEqualTo("New");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'%s:department','value':'New'}",
                "{'op':'replace','path':'%s','value':{'department':'New'}}",
                "{'op':'add','path':'%s','value':{'department':'New'}}",
                "{'op':'add','path':'%s:','value':{'department':'New'}}",
                "{'op':'add','value':{'%s':{'department':'New'}}}",
                "{'op':'add','value':{'%s:department':'New'}}"
            })
    void an_attribute_of_an_extension_is_named_alone_or_in_the_extension(String operation) throws ScimException {
        ObjectNode extension =
                (ObjectNode) patched(operation.formatted(Urns.ENTERPRISE)).path(Urns.ENTERPRISE);

        assertThat(extension.path("department").asText()).isEqualTo("New");
        assertThat(extension.path("employeeNumber").asText()).as("untouched").isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'title','value':null}",
                "{'op':'remove','path':'title'}",
                "{'op':'remove','path':'urn:ietf:params:scim:schemas:core:2.0:User:title'}"
            })
    void to_become_null_is_to_be_taken_away(String operation) throws ScimException {
        assertThat(patched(operation).has("title")).isFalse();
    }

    @Test
    void an_extension_is_taken_away_whole() throws ScimException {
        assertThat(patched("{'op':'remove','path':'%s'}".formatted(Urns.ENTERPRISE))
                        .has(Urns.ENTERPRISE))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'Replace','path':'emails[primary eq \\\"True\\\"].value','value':'c@d'}",
                "{'op':'Add','path':'emails[type eq \\\"work\\\" and PRIMARY eq \\\"true\\\"].value','value':'c@d'}",
                "{'op':'Replace','value':{'emails[primary eq \\\"True\\\"].value':'c@d'}}"
            })
    void a_boolean_may_be_written_as_text_in_a_value_path(String operation) throws ScimException {
        ObjectNode person = patched(operation);

        assertThat(person.at("/emails/0/value").asText()).isEqualTo("c@d");
        assertThat(person.path("emails")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'Replace','path':'phoneNumbers[type eq \\\"work\\\"].value','value':'1'}",
                "{'op':'Add','path':'addresses[type eq \\\"work\\\"].streetAddress','value':'1'}",
                "{'op':'Replace','path':'roles[primary eq \\\"True\\\"].value','value':'1'}",
                "{'op':'Add','path':'nickName','value':'1'}",
                "{'op':'Remove','path':'ims[type eq \\\"aim\\\"]'}",
                "{'op':'Replace','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter','value':'1'}",
                "{'op':'Replace','path':'urn:elsewhere:2.0:User:colour[a eq 1].b','value':'1'}",
                "{'op':'Add','value':{'urn:elsewhere:2.0:User':{'colour':'red'},'urn:elsewhere:2.0:User:size':1}}",
                "{'op':'Add','path':'name','value':{}}"
            })
    void what_we_do_not_keep_is_left_out(String operation) throws ScimException {
        assertThat(patched(operation)).isEqualTo(Json.parse(PERSON));
    }

    @Test
    void what_is_only_read_is_refused_by_its_path_and_left_alone_without_one() throws ScimException {
        for (String path : List.of("id", "ID", "meta.created", "groups", "groups[value eq \\\"x\\\"]")) {
            assertThatThrownBy(() -> patched("{'op':'replace','path':'%s','value':'x'}".formatted(path)))
                    .as(path)
                    .isInstanceOfSatisfying(
                            BadRequestException.class,
                            refused -> assertThat(refused.getScimError().getScimType())
                                    .isEqualTo(BadRequestException.MUTABILITY));
        }
        assertThat(patched("{'op':'replace','value':{'id':'x','title':'New'}}")
                        .path("title")
                        .asText())
                .isEqualTo("New");
    }

    @Test
    void several_are_done_in_their_order_and_what_is_wrong_is_refused() throws ScimException {
        assertThat(patched("{'op':'add','path':'title','value':'1'}", "{'op':'add','value':{'title':'2'}}")
                        .path("title")
                        .asText())
                .isEqualTo("2");
        for (String wrong : List.of(
                "{'path':'title','value':'x'}",
                "{'op':'replace','path':'title'}",
                "{'op':'replace','value':'x'}",
                "{'op':'remove'}",
                "{'op':'replace','path':5,'value':'x'}",
                "{'op':'replace','path':'a b','value':'x'}",
                "{'op':'replace','path':'emails[type eq \\\"home\\\"].value','value':'x'}")) {
            assertThatThrownBy(() -> patched("{'op':'add','path':'title','value':'1'}", wrong))
                    .as(wrong)
                    .isInstanceOf(BadRequestException.class);
        }
    }

    private ObjectNode patched(String... operations) throws ScimException {
        String body = "{'Operations':[" + String.join(",", operations) + "]}";
        ObjectNode person = Json.parse(PERSON);
        for (PatchOperation operation : patches.parse(Json.parse(body.replace("'", "\"")))) {
            Patches.apply(operation, person);
        }
        return person;
    }
}
