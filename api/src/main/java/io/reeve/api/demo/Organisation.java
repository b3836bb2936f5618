package io.reeve.api.demo;

import io.reeve.kernel.user.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code demo/organisation.json} describes. People, groups, apps and permissions refer to each other by name; a list
 * that the file leaves out is empty.
 */
record Organisation(
        String domain,
        List<Person> users,
        List<Group> groups,
        List<App> apps,
        List<Rule> preApprovalRules,
        Map<String, List<Role>> roles,
        Map<String, String> tokens) {

    record Person(
            String userName,
            String givenName,
            String familyName,
            String title,
            String team,
            @Nullable String manager,
            Map<String, String> customAttributes) {}

    record Group(String name, String description, List<String> members) {
        Group {
            members = orEmpty(members);
        }
    }

    record App(
            String name,
            String category,
            String description,
            List<String> admins,
            List<String> allowedGroups,
            @Nullable String manualSteps,
            @Nullable String visibility,
            boolean directToUser,
            boolean managerApproval,
            List<Permission> permissions) {
        App {
            allowedGroups = orEmpty(allowedGroups);
            permissions = orEmpty(permissions);
            admins = orEmpty(admins);
        }
    }

    record Permission(
            String label,
            @Nullable String provisioningGroup,
            boolean managerApproval,
            List<String> approvers,
            List<String> approverGroups,
            List<String> stage2,
            List<String> stage2Groups,
            List<String> timeBasedAccess) {
        Permission {
            approvers = orEmpty(approvers);
            approverGroups = orEmpty(approverGroups);
            stage2 = orEmpty(stage2);
            stage2Groups = orEmpty(stage2Groups);
            timeBasedAccess = orEmpty(timeBasedAccess);
        }
    }

    record Rule(
            String app,
            String justification,
            List<String> groups,
            Map<String, String> attributes,
            List<String> permissions,
            List<String> timeBasedAccess) {
        Rule {
            groups = orEmpty(groups);
            permissions = orEmpty(permissions);
            timeBasedAccess = orEmpty(timeBasedAccess);
            attributes = attributes == null ? Map.of() : attributes;
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
