package sample.note;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Component
class NameBecameTitle extends SingleEventUpcaster {

    private static final SimpleSerializedType FROM = new SimpleSerializedType("sample_note.retitled", "1");
    private static final SimpleSerializedType TO = new SimpleSerializedType("sample_note.retitled", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(FROM);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(TO, JsonNode.class, json -> {
            ObjectNode renamed = ((ObjectNode) json).deepCopy();
            renamed.set("title", renamed.remove("name"));
            return renamed;
        });
    }
}
