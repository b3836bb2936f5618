package io.reeve.command.token;

import io.reeve.command.fact.FactBatch;
import io.reeve.command.fact.FactsOf;
import io.reeve.kernel.token.TokenEvent;
import io.reeve.kernel.token.TokenEvent.TokenIssued;
import io.reeve.kernel.token.TokenEvent.TokenRevoked;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tokens that count, unless they have run out. */
@Component
class TokenFacts implements FactsOf<TokenEvent> {

    @Override
    public List<String> tables() {
        return List.of("reeve.api_token");
    }

    @Override
    public Class<TokenEvent> family() {
        return TokenEvent.class;
    }

    @Override
    public void record(TokenEvent event, long position, FactBatch batch) throws SQLException {
        switch (event) {
            case TokenIssued issued when issued.hash() == null -> {} // its person was erased: nobody presents it
            case TokenIssued issued ->
                batch.add(
                        "insert into reeve.api_token (id, user_id, hash, expires_at) values (?, ?, ?, ?)",
                        issued.tokenId().value(),
                        issued.userId().value(),
                        issued.hash(),
                        time(issued.expiresAt()));
            case TokenRevoked revoked ->
                batch.add(
                        "delete from reeve.api_token where id = ?",
                        revoked.tokenId().value());
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
