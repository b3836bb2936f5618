package io.reeve.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which attributes a caller wants to see, as the caller writes it: names with commas between. */
record Selection(@Nullable String attributes, @Nullable String excludedAttributes) {

    static Selection in(ObjectNode search) {
        return new Selection(joined(search.path("attributes")), joined(search.path("excludedAttributes")));
    }

    /** What that means; refused here when it is no name, which has to be before anything is written. */
    Shown shown() throws ScimException {
        return Shown.of(attributes, excludedAttributes);
    }

    private static @Nullable String joined(JsonNode names) {
        if (!(names instanceof ArrayNode array)) {
            return names.isTextual() ? names.textValue() : null;
        }
        List<String> all = new ArrayList<>();
        array.forEach(name -> all.add(name.asText()));
        return String.join(",", all);
    }
}
