package io.reeve.cli;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers that say with {@code next} how to ask for the rest. */
final class Paging {

    private Paging() {}

    /** The first answer, with the items of those that follow too, up to {@code limit}; {@code next} is that of the last. */
    static ObjectNode all(Server server, Function<@Nullable String, Question> question, long limit) {
        ObjectNode answer = (ObjectNode) server.get(question.apply(null));
        ArrayNode items = answer.withArray("items");
        while (!answer.path("next").isNull() && !answer.path("next").isMissingNode() && items.size() < limit) {
            JsonNode more = server.get(question.apply(answer.path("next").asString()));
            more.path("items").forEach(items::add);
            answer.set("next", more.path("next"));
        }
        return answer;
    }
}
