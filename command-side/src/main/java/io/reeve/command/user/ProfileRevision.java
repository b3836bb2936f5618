package io.reeve.command.user;

import static io.reeve.command.revision.Revised.text;
import static io.reeve.command.revision.Revised.value;

import io.reeve.kernel.user.Profile;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A record as it is now, with those attributes changed that somebody wants different from what they saw. */
final class ProfileRevision {

    private ProfileRevision() {}

    static Profile of(Profile seen, Profile wanted, Profile now) {
        return new Profile(
                text(seen.userName(), wanted.userName(), now.userName()),
                text(seen.email(), wanted.email(), now.email()),
                text(seen.givenName(), wanted.givenName(), now.givenName()),
                text(seen.familyName(), wanted.familyName(), now.familyName()),
                value(seen.title(), wanted.title(), now.title()),
                value(seen.team(), wanted.team(), now.team()),
                value(seen.manager(), wanted.manager(), now.manager()),
                value(seen.employeeNumber(), wanted.employeeNumber(), now.employeeNumber()),
                value(seen.startDate(), wanted.startDate(), now.startDate()),
                value(seen.endDate(), wanted.endDate(), now.endDate()),
                value(seen.externalId(), wanted.externalId(), now.externalId()),
                custom(seen.customAttributes(), wanted.customAttributes(), now.customAttributes()));
    }

    private static Map<String, String> custom(
            Map<String, String> seen, Map<String, String> wanted, Map<String, String> now) {
        Map<String, String> revised = new TreeMap<>(now);
        Set<String> labels = new TreeSet<>(seen.keySet());
        labels.addAll(wanted.keySet());
        for (String label : labels) {
            String value = value(seen.get(label), wanted.get(label), now.get(label));
            if (value == null) {
                revised.remove(label);
            } else {
                revised.put(label, value);
            }
        }
        return revised;
    }
}
