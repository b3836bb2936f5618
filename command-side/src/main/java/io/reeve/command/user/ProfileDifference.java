package io.reeve.command.user;

import io.reeve.kernel.user.AttributeChange;
import io.reeve.kernel.user.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is different between two states of a record, attribute by attribute. */
final class ProfileDifference {

    private final List<AttributeChange> changes = new ArrayList<>();

    private ProfileDifference() {}

    static List<AttributeChange> between(Profile before, Profile after) {
        ProfileDifference difference = new ProfileDifference();
        difference.note("user_name", before.userName(), after.userName());
        difference.note("email", before.email(), after.email());
        difference.note("given_name", before.givenName(), after.givenName());
        difference.note("family_name", before.familyName(), after.familyName());
        difference.note("title", before.title(), after.title());
        difference.note("team", before.team(), after.team());
        difference.note("manager", before.manager(), after.manager());
        difference.note("employee_number", before.employeeNumber(), after.employeeNumber());
        difference.note("start_date", before.startDate(), after.startDate());
        difference.note("end_date", before.endDate(), after.endDate());
        difference.note("external_id", before.externalId(), after.externalId());
        difference.noteAll(before.customAttributes(), after.customAttributes());
        return List.copyOf(difference.changes);
    }

    private void noteAll(Map<String, String> before, Map<String, String> after) {
        Set<String> labels = new TreeSet<>(before.keySet());
        labels.addAll(after.keySet());
        labels.forEach(label -> note(label, before.get(label), after.get(label)));
    }

    private void note(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new AttributeChange(field, text(before), text(after)));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
