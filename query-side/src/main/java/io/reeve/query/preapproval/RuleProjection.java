package io.reeve.query.preapproval;

import static io.reeve.query.projection.Rows.exactlyOne;

import io.reeve.kernel.Page;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.preapproval.PreApprovalRule;
import io.reeve.kernel.preapproval.RuleEvent.RuleChanged;
import io.reeve.kernel.preapproval.RuleEvent.RuleCreated;
import io.reeve.kernel.preapproval.RuleEvent.RuleDeleted;
import io.reeve.kernel.preapproval.RuleId;
import io.reeve.kernel.preapproval.RuleQuery.FindRule;
import io.reeve.kernel.preapproval.RuleQuery.ListRules;
import io.reeve.kernel.preapproval.RuleView;
import io.reeve.kernel.user.Role;
import io.reeve.query.catalog.Audience;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.LooksIn;
import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Read;
import io.reeve.query.projection.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.queryhandling.QueryHandler;

@Projection(version = 1)
@ProcessingGroup("view-pre-approval-rule")
class RuleProjection {

    private static final String COLUMNS = "r.id, r.app_id, r.rule";
    private static final String WITH_APP = "pre_approval_rule r join app a on a.id = r.app_id";

    private final Rows rows;
    private final Read read;

    RuleProjection(Rows rows, Read read) {
        this.rows = rows;
        this.read = read;
    }

    @EventHandler
    void on(RuleCreated event, TrackingToken at) {
        rows.sql("""
                        insert into pre_approval_rule (id, app_id, made_at, rule)
                        values (:id, :app, :position, :rule::jsonb)
                        on conflict (id) do nothing""")
                .param("id", event.ruleId().value())
                .param("app", event.appId().value())
                .param("position", at.position().orElseThrow())
                .param("rule", Kept.json(event.rule()))
                .update();
    }

    @EventHandler
    void on(RuleChanged event) {
        exactlyOne(rows.sql("update pre_approval_rule set rule = :rule::jsonb where id = :id")
                .param("id", event.ruleId().value())
                .param("rule", Kept.json(event.rule()))
                .update());
    }

    @EventHandler
    void on(RuleDeleted event) {
        exactlyOne(rows.sql("delete from pre_approval_rule where id = :id")
                .param("id", event.ruleId().value())
                .update());
    }

    @QueryHandler
    @LooksIn({"pre-approval-rule", "app", "membership"})
    Optional<RuleView> handle(FindRule query) {
        return read.sql("select " + COLUMNS + " from " + WITH_APP + " where r.id = :id and " + Audience.GOVERNED)
                .param("id", query.ruleId().value())
                .params(Audience.of(query.caller()))
                .query(RuleProjection::view)
                .optional();
    }

    @QueryHandler
    Page<RuleView> handle(ListRules query) {
        if (!Audience.seesEverything(query.caller()) && !query.caller().roles().contains(Role.APP_ADMIN)) {
            throw Rejection.forbidden(
                    "app_admin_required", "Pre-approval rules are shown to administrators, auditors and app admins.");
        }
        AppId appId = query.appId();
        return Audience.listing(WITH_APP, query.caller())
                .where(Audience.GOVERNED)
                .where("r.app_id = :app", "app", appId == null ? null : appId.value())
                .page(read, COLUMNS, "r.made_at, r.id", query.page(), RuleProjection::view);
    }

    private static RuleView view(ResultSet row, int number) throws SQLException {
        return new RuleView(
                new RuleId(Kept.id(row, "id")),
                new AppId(Kept.id(row, "app_id")),
                Kept.json(row, "rule", PreApprovalRule.class));
    }
}
