package io.reeve.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.verify.Finding.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares who held what, as the server says beside the events of a bundle, with what these events tell. What began before the
 * bundle cannot be seen in it; that it ended can.
 */
final class AccessCheck {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final EvidenceQuery query;
    private final Map<Key, Began> began = new LinkedHashMap<>();
    private final Map<Key, Ended> ended = new HashMap<>();
    private @Nullable LogRow last;

    AccessCheck(EvidenceQuery query) {
        this.query = query;
    }

    /** What is held, and because of which request. */
    private record Key(String account, String grant) {}

    private record Began(long position, Entitlement what, boolean early) {}

    private record Ended(long position, Entitlement what, Instant at) {}

    /** As {@code account.entitlement_granted} and {@code account.entitlement_revoked} tell it. */
    private record Entitlement(
            @JsonProperty("accountId") String account,
            @JsonProperty("appId") String app,
            @JsonProperty("userId") String person,
            @JsonProperty("permissionId") @Nullable String permission,
            @JsonProperty("grant") String grant) {

        Key key() {
            return new Key(account, grant);
        }

        boolean isAbout(@Nullable String id) {
            return id == null
                    || Stream.of(account, app, person, permission, grant).anyMatch(id::equals);
        }
    }

    /** As the server says it. */
    private record Claim(
            @JsonProperty("account_id") String account,
            @JsonProperty("app_id") String app,
            @JsonProperty("user_id") String person,
            @JsonProperty("permission_id") @Nullable String permission,
            @JsonProperty("grant_id") String grant,
            @JsonProperty("from_position") long from,
            @JsonProperty("until_position") @Nullable Long until) {

        Entitlement what() {
            return new Entitlement(account, app, person, permission, grant);
        }
    }

    /** Is shown every event of the bundle, in order. */
    void look(LogRow row) {
        last = row;
        Entitlement what = row.name().startsWith("account.entitlement_") ? entitlement(row) : null;
        if (what != null && row.name().endsWith("granted")) {
            boolean early = query.until() == null || row.recordedAt().isBefore(query.until());
            began.putIfAbsent(what.key(), new Began(row.position(), what, early));
        } else if (what != null) {
            ended.put(what.key(), new Ended(row.position(), what, row.recordedAt()));
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

    /** {@code answer} is what the bundle has under {@code access}; {@code first} is where it begins. */
    void compare(Object answer, long first, Report report) {
        List<Claim> claims;
        try {
            claims = Arrays.asList(JSON.convertValue(answer, Claim[].class));
        } catch (JacksonException | IllegalArgumentException e) {
            report.find(Kind.UNREADABLE, "what the bundle says about who held what cannot be read");
            return;
        }
        Map<Key, Claim> claimed = new HashMap<>();
        claims.forEach(claim -> claimed.put(claim.what().key(), claim));
        claims.forEach(claim -> check(claim, first, report));
        began.forEach((key, granted) -> {
            if (isExpected(key, granted) && !claimed.containsKey(key)) {
                report.find(Kind.ANSWER, granted.position(), "what was granted here is not said to have been held");
            }
        });
        long seen = claims.stream().filter(claim -> claim.from() >= first).count();
        report.note(claims.size() + " times something is said to have been held, " + seen
                + " of them from an event in the bundle on");
    }

    private void check(Claim claim, long first, Report report) {
        if (!begins(claim, first) || !ends(claim)) {
            report.find(Kind.ANSWER, claim.from(), "the events do not tell that this was held as it is said to");
        }
    }

    /** What is not seen to begin must be older; in a bundle about a thing, which begins with it or with the log, nothing is. */
    private boolean begins(Claim claim, long first) {
        Began seen = began.get(claim.what().key());
        return seen == null
                ? query.about() == null && claim.from() >= 1 && claim.from() < first
                : seen.position() == claim.from() && seen.what().equals(claim.what());
    }

    /** Nothing ends twice: an end that is seen is the end. It need not be told when it came after what is asked for. */
    private boolean ends(Claim claim) {
        Ended seen = ended.get(claim.what().key());
        if (seen == null) {
            return claim.until() == null || isLater(claim.until());
        }
        return claim.until() == null
                ? query.until() != null && !seen.at().isBefore(query.until())
                : claim.until() == seen.position() && seen.what().equals(claim.what());
    }

    /** Whether it was held at some time that is asked for. */
    private boolean isExpected(Key key, Began granted) {
        Ended end = ended.get(key);
        return granted.early()
                && granted.what().isAbout(query.about())
                && isAskedFor(last == null ? null : last.recordedAt())
                && (end == null || isAskedFor(end.at()));
    }

    private boolean isAskedFor(@Nullable Instant end) {
        return query.since() == null || (end != null && !end.isBefore(query.since()));
    }

    private boolean isLater(long position) {
        return last == null || position > last.position();
    }
}
