package io.reeve.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.reeve.kernel.ledger.EvidenceLine.Held;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.verify.Finding.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares who held what, as the server says after the events of a bundle, with what these events tell. What began before the
 * bundle cannot be seen in it; that it ended can.
 *
 * <p>Of each grant that begins or ends in the bundle no more than hashes are kept, and of what is older nothing, so that a million
 * fit into the memory of anybody who checks.
 */
final class AccessCheck {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final EvidenceQuery query;
    private final Map<Hash, Told> told = new LinkedHashMap<>();
    private long first;
    private Instant last = Instant.MIN;
    private long held;
    private long seen;
    private long lastFrom;

    AccessCheck(EvidenceQuery query) {
        this.query = query;
    }

    /** What the events tell of one grant of one account. */
    private static final class Told {
        private final long position;
        private @Nullable Hash beginning;
        private @Nullable Hash end;
        private boolean isExpected;

        private Told(long position, boolean isExpected) {
            this.position = position;
            this.isExpected = isExpected;
        }
    }

    /** As {@code account.entitlement_granted} and {@code account.entitlement_revoked} tell it. */
    private record Entitlement(
            @JsonProperty("accountId") String account,
            @JsonProperty("appId") String app,
            @JsonProperty("userId") String person,
            @JsonProperty("permissionId") @Nullable String permission,
            @JsonProperty("grant") String grant,
            @JsonProperty("method") String method) {

        Hash key() {
            return hash(account, grant);
        }

        boolean isAbout(@Nullable String id) {
            return id == null
                    || Stream.of(account, app, person, permission, grant).anyMatch(id::equals);
        }

        Hash beginning(long position, String at) {
            return hash(app, person, permission, method, position, at);
        }

        /** It may be taken away by another method than it was given. */
        Hash end(long position, String at) {
            return hash(app, person, permission, position, at);
        }
    }

    private static Hash hash(@Nullable Object... facts) {
        return Hash.of(Hash.sha256().digest(JSON.writeValueAsBytes(facts)));
    }

    /** Is shown every event of the bundle, in order. What came after the time that is asked for is not told, and not expected. */
    void look(LogRow row) {
        first = first == 0 ? row.position() : first;
        last = row.recordedAt();
        if (!row.name().startsWith("account.entitlement_")
                || (query.until() != null && !row.recordedAt().isBefore(query.until()))) {
            return;
        }
        Entitlement what = entitlement(row);
        if (what == null) {
            return;
        }
        Told grant = told.computeIfAbsent(what.key(), _ -> new Told(row.position(), what.isAbout(query.about())));
        String at = row.recordedAt().toString();
        if (row.name().endsWith("revoked")) {
            grant.end = what.end(row.position(), at);
            grant.isExpected &= isAskedFor(row.recordedAt());
        } else if (grant.beginning == null) {
            grant.beginning = what.beginning(row.position(), at);
        }
    }

    /** What cannot be read is not what was sealed, which is found by its hash. */
    private static @Nullable Entitlement entitlement(LogRow row) {
        try {
            return JSON.readValue(row.payload(), Entitlement.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Is shown every line of who held what, in order, after the events. */
    void check(Held line, Report report) {
        held++;
        seen += line.fromPosition() >= first ? 1 : 0;
        if (line.fromPosition() <= lastFrom) {
            report.find(
                    Kind.ANSWER,
                    line.fromPosition(),
                    "who held what is not told in the order of the grants here: this was put in, or stands elsewhere");
        }
        lastFrom = line.fromPosition();
        Entitlement what = new Entitlement(
                line.account(), line.app(), line.person(), line.permission(), line.grant(), line.method());
        Told grant = told.get(what.key());
        if (!begins(line, what, grant) || !ends(line, what, grant)) {
            report.find(Kind.ANSWER, line.fromPosition(), "the events do not tell that this was held as it is said to");
        }
        if (grant != null) {
            grant.isExpected = false;
        }
    }

    /** After all of them. What was held at a time that is asked for, and ended no earlier, must be among them. */
    void end(Report report) {
        if (isAskedFor(last)) {
            told.values().stream()
                    .filter(grant -> grant.isExpected)
                    .forEach(grant -> report.find(
                            Kind.ANSWER,
                            grant.position,
                            grant.beginning == null
                                    ? "what ended here is not said to have been held"
                                    : "what was granted here is not said to have been held"));
        }
        report.note(held + " times something is said to have been held, " + seen
                + " of them from an event in the bundle on");
    }

    long held() {
        return held;
    }

    /** What is not seen to begin must be older; in a bundle about a thing, which begins with it or with the log, nothing is. */
    private boolean begins(Held line, Entitlement what, @Nullable Told grant) {
        return (grant == null || grant.beginning == null)
                ? query.about() == null && line.fromPosition() >= 1 && line.fromPosition() < first
                : grant.beginning.equals(what.beginning(line.fromPosition(), line.from()));
    }

    /** An end is told where it is seen, and only there. */
    private static boolean ends(Held line, Entitlement what, @Nullable Told grant) {
        if (grant == null || grant.end == null) {
            return line.untilPosition() == null && line.until() == null;
        }
        return line.untilPosition() != null
                && line.until() != null
                && grant.end.equals(what.end(line.untilPosition(), line.until()));
    }

    private boolean isAskedFor(Instant end) {
        return query.since() == null || !end.isBefore(query.since());
    }
}
