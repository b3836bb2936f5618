package io.reeve.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectedIT {

    private final TestDatabase database = TestPostgres.freshDatabase();

    /** As a handler does that looks something up before it writes. */
    @Test
    void what_is_written_after_a_look_is_sent_like_what_was_written_before_it() throws SQLException {
        database.jdbc().sql("create table note (text text)").update();
        try (Connection connection = database.dataSource().getConnection();
                Collected collected = new Collected(connection)) {
            collected.of("one");
            collected.add("insert into note values (?)", new Object[] {"before"});
            collected.flush();
            collected.add("insert into note values (?)", new Object[] {"after"});
            collected.of("other");
            collected.add("insert into note values (?)", new Object[] {"of another"});
            collected.flush();
        }
        List<String> notes =
                database.jdbc().sql("select text from note").query(String.class).list();
        assertThat(notes).containsExactlyInAnyOrder("before", "after", "of another");
    }
}
