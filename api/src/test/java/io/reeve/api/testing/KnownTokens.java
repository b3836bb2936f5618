package io.reeve.api.testing;

import io.reeve.api.security.TokenHash;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.token.FindCaller;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.boot.test.context.TestComponent;

/** Plays the command side, as far as it knows tokens. */
@TestComponent
public class KnownTokens {

    public static final String EMPLOYEE = "lsk_employee";
    public static final String AUDITOR = "lsk_auditor";

    /** Nobody can be asked about this one. */
    public static final String WHILE_DATABASE_IS_AWAY = "lsk_while_database_is_away";

    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    KnownTokens() {
        issue(EMPLOYEE, Role.USER);
        issue(AUDITOR, Role.USER, Role.AUDITOR);
    }

    public Caller issue(String token, Role... roles) {
        Caller caller = new Caller(UserId.next(), TokenId.next(), Set.of(roles));
        callers.put(TokenHash.of(token), caller);
        return caller;
    }

    public void revoke(String token) {
        callers.remove(TokenHash.of(token));
    }

    public Caller callerOf(String token) {
        return Optional.ofNullable(callers.get(TokenHash.of(token))).orElseThrow();
    }

    @QueryHandler
    Optional<Caller> find(FindCaller query) {
        if (query.tokenHash().equals(TokenHash.of(WHILE_DATABASE_IS_AWAY))) {
            throw new IllegalStateException(new SQLException("connection refused", "08001"));
        }
        return Optional.ofNullable(callers.get(query.tokenHash()));
    }
}
