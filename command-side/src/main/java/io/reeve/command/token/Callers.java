package io.reeve.command.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.reeve.kernel.token.Caller;
import io.reeve.kernel.token.FindCaller;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells who is behind a token. Asked by every request, so it is one look-up: the token, its person's status and roles. Only
 * the beginning of the hash is looked up; the rest is compared here, in a time that does not tell how much of it was right.
 */
@Component
class Callers {

    private static final int PREFIX = 16;

    private static final String LOOK_UP = """
            select t.id, t.user_id, t.hash, t.expires_at,
                   array(select r.role from reeve.role_holder r where r.user_id = t.user_id) as roles
            from reeve.api_token t
            join reeve.person p on p.id = t.user_id and p.status = 'ACTIVE'
            where left(t.hash, 16) = ?""";

    private record Candidate(String hash, @Nullable OffsetDateTime expiresAt, Caller caller) {
        boolean isValid(Instant now) {
            return expiresAt == null || expiresAt.toInstant().isAfter(now);
        }
    }

    private final JdbcClient jdbc;

    Callers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Optional<Caller> find(FindCaller question) {
        byte[] presented = question.tokenHash().getBytes(US_ASCII);
        return jdbc
                .sql(LOOK_UP)
                .param(question.tokenHash().substring(0, PREFIX))
                .query((row, number) -> new Candidate(
                        row.getString("hash"), row.getObject("expires_at", OffsetDateTime.class), caller(row)))
                .list()
                .stream()
                .filter(candidate -> candidate.isValid(question.now()))
                .filter(candidate -> MessageDigest.isEqual(candidate.hash().getBytes(US_ASCII), presented))
                .map(Candidate::caller)
                .findAny();
    }

    private static Caller caller(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.of(Role.USER);
        for (String role : (String[]) row.getArray("roles").getArray()) {
            roles.add(Role.valueOf(role));
        }
        return new Caller(
                new UserId(row.getObject("user_id", UUID.class)), new TokenId(row.getObject("id", UUID.class)), roles);
    }
}
