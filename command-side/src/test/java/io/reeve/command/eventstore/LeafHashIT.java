package io.reeve.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the log with the statement that {@code docs/log.md} gives to strangers, and with nothing of ours. */
class LeafHashIT {

    @Test
    void a_stranger_with_psql_finds_every_row_that_was_touched_and_no_other() throws Exception {
        TestDatabase database = TestPostgres.freshDatabase();
        try (BareNode node = BareNode.on(database)) {
            for (int i = 0; i < 6; i++) {
                node.appender.append(BareNode.unit("ünïcode", i));
            }
        }
        assertThat(touched(database)).isEmpty();

        database.jdbc()
                .sql("update reeve.event set payload = payload || ' ' where position = 2")
                .update();
        database.jdbc()
                .sql("update reeve.event set recorded_at = recorded_at + interval '1 microsecond' where position = 4")
                .update();
        database.jdbc()
                .sql("update reeve.event set aggregate_id = 'other' where position = 5")
                .update();

        assertThat(touched(database)).containsExactly(2L, 4L, 5L);
    }

    static List<Long> touched(TestDatabase database) throws IOException {
        String page = Files.readString(Path.of("../docs/log.md"));
        String sql = page.substring(page.indexOf("```sql") + "```sql".length(), page.lastIndexOf("```"));
        return database.jdbc().sql(sql).query(Long.class).list();
    }
}
