package io.reeve.query.projection;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the tables of projections: the live ones at the start of a node, and copies beside them. Nodes take turns. What a
 * projection's file creates is found by looking, before and after; so it is known what to drop.
 *
 * <p>A live projection that has changed keeps its tables as long as the new version can work with them, and is marked as
 * outdated: it is made anew beside. Where it cannot, its tables are made anew at once, and it is incomplete until then.
 */
final class ProjectionInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionInstaller.class);

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate transactions;

    ProjectionInstaller(DataSource dataSource) {
        this.template = new JdbcTemplate(dataSource);
        this.client = JdbcClient.create(template);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** The tables that answer queries. */
    void install(List<Declared> projections) {
        transactions.executeWithoutResult(status -> {
            enter(Target.LIVE, Claim.UNDISPUTED);
            boolean history = client.sql("select position > 0 from reeve.log_head")
                    .query(Boolean.class)
                    .single();
            projections.forEach(projection -> install(projection, history));
        });
    }

    private void install(Declared projection, boolean history) {
        Installed before = find(Target.LIVE, projection.group()).orElse(null);
        if (before == null) {
            create(Target.LIVE, projection);
            outdated(projection, history);
            LOG.info("made the tables of {} in schema {}", projection.group(), Target.LIVE.schema());
        } else if (!before.isStill(projection)) {
            boolean serves = projection.ddlHash().equals(before.ddlHash())
                    || Shape.of(client, Target.LIVE, before.tables()).serves(shapeOf(projection));
            LOG.warn(
                    "{} was made by version {} and is now version {}: it is made anew beside, and {} until then",
                    projection.group(),
                    before.version(),
                    projection.version(),
                    serves ? "shows what version " + before.version() + " made of the log" : "is incomplete");
            if (!serves) {
                drop(Target.LIVE, projection.group());
                create(Target.LIVE, projection);
            }
            outdated(projection, true);
        }
    }

    /** What the file would make, made where nobody sees it and taken away again. */
    private Shape shapeOf(Declared projection) {
        client.sql("create schema read_probe").update();
        client.sql("set local search_path to read_probe").update();
        Ddl ddl = projection.statements();
        ddl.first().forEach(statement -> client.sql(statement).update());
        ddl.later().forEach(statement -> client.sql(statement).update());
        Target probe = new Target("read_probe", "@probe");
        Shape shape = Shape.of(client, probe, tables(probe));
        client.sql("drop schema read_probe cascade").update();
        client.sql("set local search_path to " + Target.LIVE.schema()).update();
        return shape;
    }

    /**
     * How far the copy is filled that {@code target} has of this projection: 0 where it was made just now, because there was
     * none or one of another version.
     */
    long open(Target target, Declared projection, Claim claim) {
        Long position = transactions.execute(status -> {
            enter(target, claim);
            Installed before = find(target, projection.group()).orElse(null);
            if (before != null && before.isStill(projection)) {
                return before.position();
            }
            if (before != null) {
                drop(target, projection.group());
            }
            create(target, projection);
            return 0L;
        });
        return position == null ? 0 : position;
    }

    /** Takes away the copies that {@code target} has, the schema with them. */
    void clear(Target target, Claim claim) {
        if (target.equals(Target.LIVE)) {
            throw new IllegalArgumentException("what answers queries is not taken away");
        }
        transactions.executeWithoutResult(status -> {
            enter(target, claim);
            client.sql("select name from reeve.projection where schema_name = ?")
                    .param(target.schema())
                    .query(String.class)
                    .list()
                    .forEach(name -> drop(target, name));
            client.sql("drop schema " + target.schema() + " cascade").update();
        });
    }

    Optional<Installed> find(Target target, String group) {
        return client.sql("""
            select version, ddl_hash, tables, coalesce(position, 0) as position, pending, outdated
            from reeve.projection where schema_name = ? and name = ?\
            """)
                .params(target.schema(), group)
                .query((row, number) -> new Installed(
                        row.getInt("version"),
                        row.getString("ddl_hash"),
                        List.of((String[]) row.getArray("tables").getArray()),
                        row.getLong("position"),
                        List.of((String[]) row.getArray("pending").getArray()),
                        row.getBoolean("outdated")))
                .optional();
    }

    /** One node after the other: at the start they all make the live tables. Copies are made under the claim only. */
    private void enter(Target target, Claim claim) {
        template.execute((Connection connection) -> {
            claim.confirm(connection);
            return target;
        });
        client.sql("select pg_advisory_xact_lock(hashtext('projections'))").query(row -> {});
        client.sql("create schema if not exists " + target.schema()).update();
        client.sql("set local search_path to " + target.schema()).update();
    }

    private void create(Target target, Declared projection) {
        boolean live = target.equals(Target.LIVE);
        List<String> others = tables(target);
        Ddl ddl = projection.statements();
        ddl.first().forEach(statement -> client.sql(statement).update());
        if (live) {
            ddl.later().forEach(statement -> client.sql(statement).update());
        }
        List<String> own =
                tables(target).stream().filter(table -> !others.contains(table)).toList();
        client.sql("""
            insert into reeve.projection (schema_name, name, version, ddl_hash, tables, position, pending,
                                          installed_at)
            values (?, ?, ?, ?, ?, ?, ?, clock_timestamp())\
            """)
                .param(target.schema())
                .param(projection.group())
                .param(projection.version())
                .param(projection.ddlHash())
                .param(own.toArray(String[]::new))
                .param(live ? null : 0L)
                .param(live ? new String[0] : ddl.later().toArray(String[]::new))
                .update();
    }

    private void outdated(Declared projection, boolean outdated) {
        client.sql("update reeve.projection set outdated = ? where schema_name = ? and name = ?")
                .params(outdated, Target.LIVE.schema(), projection.group())
                .update();
    }

    private void drop(Target target, String group) {
        find(target, group)
                .ifPresent(installed -> installed
                        .tables()
                        .forEach(table -> client.sql("drop table if exists \"" + table + "\"")
                                .update()));
        String processor = group + target.suffix();
        client.sql("delete from reeve.token_entry where processor_name = ?")
                .param(processor)
                .update();
        client.sql("delete from reeve.dead_letter_entry where processing_group = ?")
                .param(processor)
                .update();
        client.sql("delete from reeve.projection where schema_name = ? and name = ?")
                .params(target.schema(), group)
                .update();
    }

    private List<String> tables(Target target) {
        return client.sql("select tablename from pg_tables where schemaname = ?")
                .param(target.schema())
                .query(String.class)
                .list();
    }

    /** @param pending the indexes that are made when the copy has been filled */
    record Installed(
            int version, String ddlHash, List<String> tables, long position, List<String> pending, boolean outdated) {
        boolean isStill(Declared projection) {
            return version == projection.version() && ddlHash.equals(projection.ddlHash());
        }
    }
}
