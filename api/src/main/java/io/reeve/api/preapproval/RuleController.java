package io.reeve.api.preapproval;

import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.PageAnswer;
import io.reeve.api.http.Queries;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.preapproval.RuleCommand.ChangeRule;
import io.reeve.kernel.preapproval.RuleCommand.CreateRule;
import io.reeve.kernel.preapproval.RuleCommand.DeleteRule;
import io.reeve.kernel.preapproval.RuleId;
import io.reeve.kernel.preapproval.RuleQuery.FindRule;
import io.reeve.kernel.preapproval.RuleQuery.FindRuleInTheLog;
import io.reeve.kernel.preapproval.RuleQuery.ListRules;
import io.reeve.kernel.preapproval.RuleView;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RuleController {

    private final Commands commands;
    private final Queries queries;
    private final RuleAnswers rules;

    RuleController(Commands commands, Queries queries, RuleAnswers rules) {
        this.commands = commands;
        this.queries = queries;
        this.rules = rules;
    }

    @Operation(
            operationId = "get_appstore_pre_approval_rules_for_app_appstore_pre_approval_rules_get",
            summary = "List pre-approval rules")
    @GetMapping("/appstore/pre_approval_rules")
    PageAnswer<RuleAnswer> list(@RequestParam @Nullable AppId appId, PageRequest page, Caller caller) {
        return PageAnswer.composed(queries.ask(new ListRules(appId, page, caller)), rules::of);
    }

    @Operation(
            operationId = "create_pre_approval_rule_appstore_pre_approval_rules_post",
            summary = "Make a pre-approval rule of an app")
    @PostMapping("/appstore/pre_approval_rules")
    @ResponseStatus(HttpStatus.CREATED)
    RuleAnswer create(@RequestBody RuleInput.WithApp body, Call call) {
        RuleId made =
                commands.make(call, RuleId.next(), RuleId::of, id -> new CreateRule(id, body.appId(), body.content()));
        return written(made);
    }

    @Operation(
            operationId = "get_appstore_pre_approval_rule_appstore_pre_approval_rules__pre_approval_rule_id__get",
            summary = "Read a pre-approval rule")
    @GetMapping("/appstore/pre_approval_rules/{pre_approval_rule_id}")
    RuleAnswer find(@PathVariable RuleId preApprovalRuleId, Caller caller) {
        return answer(new FindRule(preApprovalRuleId, caller));
    }

    @Operation(
            operationId = "update_pre_approval_rule_appstore_pre_approval_rules__pre_approval_rule_id__patch",
            summary = "Change a pre-approval rule")
    @PatchMapping("/appstore/pre_approval_rules/{pre_approval_rule_id}")
    RuleAnswer change(@PathVariable RuleId preApprovalRuleId, @RequestBody RuleInput body, Call call) {
        commands.send(call, new ChangeRule(preApprovalRuleId, body.change()));
        return written(preApprovalRuleId);
    }

    @Operation(
            operationId = "delete_pre_approval_rule_appstore_pre_approval_rules__pre_approval_rule_id__delete",
            summary = "Delete a pre-approval rule")
    @DeleteMapping("/appstore/pre_approval_rules/{pre_approval_rule_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable RuleId preApprovalRuleId, Call call) {
        commands.send(call, new DeleteRule(preApprovalRuleId));
    }

    private RuleAnswer written(RuleId id) {
        return answer(new FindRuleInTheLog(id));
    }

    private RuleAnswer answer(Query<Optional<RuleView>> query) {
        return rules.of(List.of(queries.find(query, "pre_approval_rule"))).getFirst();
    }
}
