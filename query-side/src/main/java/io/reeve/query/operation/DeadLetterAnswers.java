package io.reeve.query.operation;

import io.reeve.kernel.Page;
import io.reeve.kernel.operation.DeadLetterView;
import io.reeve.kernel.operation.ListDeadLetters;
import io.reeve.query.projection.Read;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** Dead letters of views and processes. Those of copies are theirs until a copy takes its place. */
@Component
class DeadLetterAnswers {

    private static final String FROM = """
         from reeve.dead_letter_entry d left join reeve.event e on e.position = d.position
        where d.processing_group not like '%@%'
          and (cast(:processor as text) is null or d.processing_group = cast(:processor as text))\
        """;

    private final Read read;
    private final ListableBeanFactory beans;

    DeadLetterAnswers(Read read, ListableBeanFactory beans) {
        this.read = read;
        this.beans = beans;
    }

    @QueryHandler
    Page<DeadLetterView> handle(ListDeadLetters query) {
        Map<String, String> handlers = handlers();
        long total = read.sql("select count(*)" + FROM)
                .param("processor", query.processor())
                .query(Long.class)
                .single();
        List<DeadLetterView> letters = read.sql("select d.*, coalesce(e.name, '') as event_name" + FROM
                        + " order by d.position, d.processing_group limit :limit offset :offset")
                .param("processor", query.processor())
                .param("limit", query.page().size())
                .param("offset", query.page().offset())
                .query((row, number) -> view(row, handlers))
                .list();
        return new Page<>(letters, total, query.page().page(), query.page().size());
    }

    private Map<String, String> handlers() {
        return Stream.of(beans.getBeanNamesForAnnotation(ProcessingGroup.class))
                .map(bean -> Objects.requireNonNull(beans.getType(bean)))
                .collect(Collectors.groupingBy(
                        type -> type.getAnnotation(ProcessingGroup.class).value(),
                        TreeMap::new,
                        Collectors.mapping(Class::getSimpleName, Collectors.joining(", "))));
    }

    private static DeadLetterView view(ResultSet row, Map<String, String> handlers) throws SQLException {
        String processor = row.getString("processing_group");
        return new DeadLetterView(
                row.getString("letter_id"),
                processor,
                handlers.getOrDefault(processor, ""),
                row.getString("sequence_id"),
                row.getLong("sequence_index"),
                row.getLong("position"),
                row.getString("event_id"),
                row.getString("event_name"),
                Instant.parse(row.getString("enqueued_at")),
                Instant.parse(row.getString("last_touched")),
                row.getString("cause_type"),
                row.getString("cause_message"));
    }
}
