package io.reeve.command.token;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.command.fact.Authority;
import io.reeve.command.fact.People;
import io.reeve.command.fact.Person;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.token.TokenCommand.IssueToken;
import io.reeve.kernel.token.TokenCommand.RevokeToken;
import io.reeve.kernel.token.TokenEvent.TokenIssued;
import io.reeve.kernel.token.TokenEvent.TokenRevoked;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A token by which a caller proves to be a person. People have their own; administrators may do it for anybody. */
@Aggregate
final class ApiToken {

    private static final int LONGEST_NAME = 200;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @AggregateIdentifier
    private @Nullable TokenId id;

    private UserId userId;
    private String name;
    private @Nullable String hash;
    private @Nullable Instant expiresAt;
    private boolean revoked;

    @SuppressWarnings("NullAway.Init") // filled by the first event
    ApiToken() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IssueToken issue, Actor actor, Instant now, Authority authority, People people) {
        requireSelfOrAdmin(issue.userId(), actor, authority);
        if (id != null) {
            requireSame(issue);
            return;
        }
        Person person = people.find(issue.userId())
                .orElseThrow(() -> Rejection.invalid("user_id", "unknown_user", "There is no such person."));
        if (person.status() == UserStatus.INACTIVE) {
            throw Rejection.conflict("has_left", "A person who has left gets no token.");
        }
        check(issue, now);
        apply(new TokenIssued(issue.tokenId(), issue.userId(), issue.name(), issue.hash(), now, issue.expiresAt()));
    }

    /** A token that somebody may not revoke is one they may not know of. */
    @CommandHandler
    void handle(RevokeToken revoke, Actor actor, Authority authority) {
        boolean own = actor instanceof Actor.Person person && userId.value().equals(person.userId());
        if (revoked || !(own || authority.isAdmin(actor))) {
            throw Rejection.notFound("token");
        }
        requireSelfOrAdmin(userId, actor, authority);
        apply(new TokenRevoked(revoke.tokenId(), userId));
    }

    private static void requireSelfOrAdmin(UserId userId, Actor actor, Authority authority) {
        boolean own = actor instanceof Actor.Person person && userId.value().equals(person.userId());
        if (own) {
            authority.actingPerson(actor);
        } else {
            authority.requireAdmin(actor);
        }
    }

    private void requireSame(IssueToken issue) {
        if (!issue.userId().equals(userId)
                || !issue.name().equals(name)
                || !issue.hash().equals(hash)
                || !Objects.equals(issue.expiresAt(), expiresAt)) {
            throw Rejection.conflict("token_exists", "There is a token with this id already.");
        }
    }

    private static void check(IssueToken issue, Instant now) {
        if (issue.name().isBlank() || issue.name().length() > LONGEST_NAME) {
            throw Rejection.invalid(
                    "name", "string_length", "A token needs a name of at most " + LONGEST_NAME + " characters.");
        }
        if (!HASH.matcher(issue.hash()).matches()) {
            throw Rejection.invalid("hash", "invalid_hash", "This is no SHA-256 in lower-case hexadecimal.");
        }
        if (issue.expiresAt() != null && !issue.expiresAt().isAfter(now)) {
            throw Rejection.invalid("expires_at", "in_the_past", "A token must run out in the future.");
        }
    }

    @EventSourcingHandler
    void on(TokenIssued event) {
        id = event.tokenId();
        userId = event.userId();
        name = event.name();
        hash = event.hash();
        expiresAt = event.expiresAt();
    }

    @EventSourcingHandler
    void on(TokenRevoked event) {
        revoked = true;
    }
}
