package io.reeve.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DdlTest {

    @Test
    void indexes_wait_unless_they_are_unique_or_for_handlers() {
        Ddl ddl = Ddl.of("""
            -- A table; with a comment.
            create table jar (
                id   text not null primary key, -- one; of a kind
                name text
            );

            create unique index jar_name on jar (name);
            create index jar_by_name on jar (lower(name));
            -- for handlers
            create index jar_by_owner on jar (owner);
            create index jar_by_age
                on jar (age);
            """);

        assertThat(ddl.first())
                .hasSize(3)
                .anySatisfy(statement -> assertThat(statement).startsWith("create table jar"))
                .anySatisfy(statement -> assertThat(statement).contains("jar_by_owner"));
        assertThat(ddl.later())
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement).startsWith("create index"));
    }

    @Test
    void a_primary_key_waits_where_it_is_added_to_a_table_that_is_there() {
        Ddl ddl = Ddl.of("""
            create table marble (
                jar   text not null,
                place int  not null
            );
            alter table marble add primary key (jar, place);
            """);

        assertThat(ddl.first()).singleElement().asString().startsWith("create table");
        assertThat(ddl.later()).singleElement().asString().startsWith("alter table");
    }

    @Test
    void a_statement_without_an_end_is_noticed() {
        assertThatThrownBy(() -> Ddl.of("create table jar (id text)")).hasMessageContaining("no end");
    }
}
