package io.reeve.api.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.reeve.kernel.Condition;
import io.reeve.kernel.Condition.And;
import io.reeve.kernel.Condition.Compare;
import io.reeve.kernel.Condition.Comparison;
import io.reeve.kernel.Condition.Not;
import io.reeve.kernel.Condition.Present;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterTranslationTest {

    private final FilterTranslation<String> translation = new FilterTranslation<>(
            "urn:core", name -> name.startsWith("urn:ours:") || name.equals("title") ? name : null, Map.of());

    @Test
    void an_attribute_of_an_extension_is_named_by_its_path_in_any_case() throws ScimException {
        assertThat(translation.translate("URN:Ours:Desk.Size eq \"L\""))
                .isEqualTo(new Compare<>("urn:ours:desk.size", Comparison.EQUAL, "L"));
        assertThat(translation.translate("urn:ours:desk[Size eq \"L\" and not (Colour pr)]"))
                .isEqualTo(new And<>(List.of(
                        new Compare<>("urn:ours:desk.size", Comparison.EQUAL, "L"),
                        new Not<>(new Present<>("urn:ours:desk.colour")))));
        assertThat(translation.sortedBy("urn:ours:Desk.Size")).isEqualTo("urn:ours:desk.size");
    }

    @Test
    void what_no_path_can_name_is_named_by_its_label() throws ScimException {
        assertThat(translation.translate("urn:ours:desk[label eq \"Size of it\" and value eq \"L\"]"))
                .isEqualTo(new And<>(List.of(size(Comparison.EQUAL, "L"))));
        assertThat(translation.translate(
                        "title pr and urn:ours:desk[VALUE gt \"L\" and Label EQ \"Size of it\" and value lt \"X\"]"))
                .isEqualTo(new And<>(List.of(
                        new Present<>("title"),
                        new And<>(List.of(size(Comparison.GREATER, "L"), size(Comparison.LESS, "X"))))));
        assertThat(translation.translate(
                        "urn:ours:desk[label eq \"Size of it\" and (value eq \"L\" or value eq \"X\")]"))
                .isEqualTo(new And<>(List.of(
                        new Condition.Or<>(List.of(size(Comparison.EQUAL, "L"), size(Comparison.EQUAL, "X"))))));
        assertThat(translation.translate("urn:ours:desk[label eq \"Size of it\"]"))
                .isEqualTo(new Present<>("urn:ours:desk.size of it"));
    }

    @Test
    void what_cannot_be_searched_is_named_wherever_it_stands() {
        for (String wrong :
                List.of("label eq \"x\"", "name[label eq \"x\" and value pr]", "name[label eq \"\\u0000\"]")) {
            assertThatThrownBy(() -> translation.translate(wrong)).as(wrong).isInstanceOf(BadRequestException.class);
        }
    }

    private static Condition<String> size(Comparison comparison, String value) {
        return new Compare<>("urn:ours:desk.size of it", comparison, value);
    }
}
