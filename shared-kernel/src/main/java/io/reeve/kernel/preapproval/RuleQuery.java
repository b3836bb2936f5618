package io.reeve.kernel.preapproval;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.token.Caller;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/** What can be asked about rules: only by those who may read how the app is governed. */
public interface RuleQuery {

    record FindRule(RuleId ruleId, Caller caller) implements Query<Optional<RuleView>> {
        @Override
        public ResponseType<Optional<RuleView>> answer() {
            return Query.optional(RuleView.class);
        }
    }

    /** As its own events tell it, whether a view shows it yet or not. For whoever has just written it: nobody is kept out. */
    record FindRuleInTheLog(RuleId ruleId) implements Query<Optional<RuleView>> {
        @Override
        public ResponseType<Optional<RuleView>> answer() {
            return Query.optional(RuleView.class);
        }
    }

    /** In the order in which they were made. Refused to those who govern no app. */
    record ListRules(@Nullable AppId appId, PageRequest page, Caller caller) implements Query<Page<RuleView>> {
        @Override
        public ResponseType<Page<RuleView>> answer() {
            return Query.page(RuleView.class);
        }
    }
}
