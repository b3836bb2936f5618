package io.reeve.command.accessrequest;

import io.reeve.command.fact.Catalog;
import io.reeve.command.fact.Person;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.preapproval.PreApprovalRule;
import io.reeve.kernel.preapproval.PreApprovalRule.AttributeEquals;
import io.reeve.kernel.user.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rule, if any, spares a request its approvals. What a rule leaves empty restricts nothing. */
record PreApproval(
        @Nullable PermissionId permission, @Nullable Duration length, Person target, Set<GroupId> groupsOfTarget) {

    Optional<Catalog.Rule> firstOf(List<Catalog.Rule> rules) {
        return rules.stream().filter(rule -> isGivenBy(rule.rule())).findFirst();
    }

    private boolean isGivenBy(PreApprovalRule rule) {
        return rule.webhooks().isEmpty() // there is nobody yet who could be asked, and an answer is needed
                && coversPermission(rule)
                && AccessLength.admit(rule.timeBasedAccess(), length)
                && (rule.groups().isEmpty() || rule.groups().stream().anyMatch(groupsOfTarget::contains))
                && rule.userAttributes().stream().allMatch(this::isTrueOfTarget);
    }

    private boolean coversPermission(PreApprovalRule rule) {
        return rule.permissions().isEmpty()
                || (permission != null && rule.permissions().contains(permission));
    }

    private boolean isTrueOfTarget(AttributeEquals attribute) {
        Profile profile = target.profile();
        String actual = switch (attribute.attribute().toLowerCase(Locale.ROOT)) {
            case "team" -> profile.team();
            case "title" -> profile.title();
            default -> profile.customAttributes().get(attribute.attribute());
        };
        return attribute.value().equals(actual);
    }
}
