package io.reeve.query.projection;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the tables of a projection when they are not there yet, and makes them anew, to be filled from the first event on,
 * when the projection has changed. Nodes that start together take turns. What a projection's file creates is found by
 * looking, before and after; so it is known what to drop.
 */
final class ProjectionInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionInstaller.class);

    private final JdbcClient client;
    private final TransactionTemplate transactions;

    ProjectionInstaller(DataSource dataSource) {
        this.client = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    void install(Target target, List<Declared> projections) {
        transactions.executeWithoutResult(status -> {
            client.sql("select pg_advisory_xact_lock(hashtext('projections'))").query(row -> {});
            client.sql("create schema if not exists " + target.schema()).update();
            client.sql("set local search_path to " + target.schema()).update();
            projections.forEach(projection -> install(target, projection));
        });
    }

    private void install(Target target, Declared projection) {
        Installed before = installed(target, projection);
        if (before == null) {
            create(target, projection);
            LOG.info("made the tables of {} in schema {}", projection.group(), target.schema());
        } else if (!before.isStill(projection)) {
            LOG.warn(
                    "{} was made by version {} and is now version {}: it is made anew in schema {} and will be incomplete"
                            + " until it has read the log from the first event on",
                    projection.group(),
                    before.version(),
                    projection.version(),
                    target.schema());
            drop(target, projection, before);
            create(target, projection);
        }
    }

    private @Nullable Installed installed(Target target, Declared projection) {
        return client.sql("select version, ddl_hash, tables from reeve.projection where schema_name = ? and name = ?")
                .params(target.schema(), projection.group())
                .query((row, number) ->
                        new Installed(row.getInt("version"), row.getString("ddl_hash"), List.of((String[])
                                row.getArray("tables").getArray())))
                .optional()
                .orElse(null);
    }

    private void create(Target target, Declared projection) {
        List<String> others = tables(target);
        client.sql(projection.ddl()).update();
        List<String> own =
                tables(target).stream().filter(table -> !others.contains(table)).toList();
        client.sql("""
                        insert into reeve.projection (schema_name, name, version, ddl_hash, tables, installed_at)
                        values (?, ?, ?, ?, ?, clock_timestamp())""")
                .params(
                        target.schema(),
                        projection.group(),
                        projection.version(),
                        projection.ddlHash(),
                        own.toArray(String[]::new))
                .update();
    }

    private void drop(Target target, Declared projection, Installed before) {
        for (String table : before.tables()) {
            client.sql("drop table if exists \"" + table + "\"").update();
        }
        String processor = target.processor(projection);
        client.sql("delete from reeve.token_entry where processor_name = ?")
                .param(processor)
                .update();
        client.sql("delete from reeve.dead_letter_entry where processing_group = ?")
                .param(processor)
                .update();
        client.sql("delete from reeve.projection where schema_name = ? and name = ?")
                .params(target.schema(), projection.group())
                .update();
    }

    private List<String> tables(Target target) {
        return client.sql("select tablename from pg_tables where schemaname = ?")
                .param(target.schema())
                .query(String.class)
                .list();
    }

    private record Installed(int version, String ddlHash, List<String> tables) {

        boolean isStill(Declared projection) {
            return version == projection.version() && ddlHash.equals(projection.ddlHash());
        }
    }
}
