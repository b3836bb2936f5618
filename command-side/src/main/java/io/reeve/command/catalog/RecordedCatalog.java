package io.reeve.command.catalog;

import io.reeve.command.fact.Catalog;
import io.reeve.command.fact.FactJson;
import io.reeve.kernel.app.AppDetails;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.RequestConfig;
import io.reeve.kernel.preapproval.PreApprovalRule;
import io.reeve.kernel.preapproval.RuleId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The catalog as the appender has recorded it. */
@Component
final class RecordedCatalog implements Catalog {

    private final JdbcClient facts;

    RecordedCatalog(JdbcClient facts) {
        this.facts = facts;
    }

    @Override
    public Optional<App> app(AppId appId) {
        return facts.sql("select app_id, details, settings, position from reeve.app_fact where app_id = ?")
                .param(appId.value())
                .query(RecordedCatalog::app)
                .optional();
    }

    @Override
    public Optional<Permission> permission(PermissionId permissionId) {
        return facts.sql("""
                        select permission_id, app_id, config, position
                        from reeve.permission_fact where permission_id = ?""")
                .param(permissionId.value())
                .query(RecordedCatalog::permission)
                .optional();
    }

    @Override
    public List<Permission> permissionsOf(AppId appId) {
        return facts.sql("""
                        select permission_id, app_id, config, position
                        from reeve.permission_fact where app_id = ? order by made_at""")
                .param(appId.value())
                .query(RecordedCatalog::permission)
                .list();
    }

    @Override
    public List<Rule> rulesOf(AppId appId) {
        return facts.sql("select rule_id, rule from reeve.rule_fact where app_id = ? order by made_at")
                .param(appId.value())
                .query(RecordedCatalog::rule)
                .list();
    }

    private static App app(ResultSet row, int number) throws SQLException {
        return new App(
                new AppId(id(row, "app_id")),
                FactJson.read(row.getString("details"), AppDetails.class),
                FactJson.read(row.getString("settings"), AppSettings.class),
                row.getLong("position"));
    }

    private static Permission permission(ResultSet row, int number) throws SQLException {
        return new Permission(
                new PermissionId(id(row, "permission_id")),
                new AppId(id(row, "app_id")),
                FactJson.read(row.getString("config"), RequestConfig.class),
                row.getLong("position"));
    }

    private static Rule rule(ResultSet row, int number) throws SQLException {
        return new Rule(new RuleId(id(row, "rule_id")), FactJson.read(row.getString("rule"), PreApprovalRule.class));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
