package io.reeve.query.token;

import static io.reeve.query.projection.Rows.exactlyOne;

import io.reeve.kernel.Page;
import io.reeve.kernel.token.FindToken;
import io.reeve.kernel.token.ListTokens;
import io.reeve.kernel.token.TokenEvent.TokenIssued;
import io.reeve.kernel.token.TokenEvent.TokenRevoked;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.token.TokenView;
import io.reeve.kernel.user.UserId;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Read;
import io.reeve.query.projection.Rows;
import io.reeve.query.search.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;

/** The tokens that were not revoked, as their owners see them. */
@Projection(version = 1)
@ProcessingGroup("view-token")
class TokenProjection {

    private final Rows rows;
    private final Read read;

    TokenProjection(Rows rows, Read read) {
        this.rows = rows;
        this.read = read;
    }

    @EventHandler
    void on(TokenIssued event) {
        rows.sql("""
                        insert into api_token (id, user_id, name, created_at, expires_at) values (?, ?, ?, ?, ?)
                        on conflict (id) do nothing""")
                .param(event.tokenId().value())
                .param(event.userId().value())
                .param(event.name())
                .param(Kept.time(event.issuedAt()))
                .param(Kept.timeIfAny(event.expiresAt()))
                .update();
    }

    @EventHandler
    void on(TokenRevoked event) {
        exactlyOne(rows.sql("delete from api_token where id = ?")
                .param(event.tokenId().value())
                .update());
    }

    @QueryHandler
    Optional<TokenView> handle(FindToken query) {
        return read.sql("select * from api_token where id = ?")
                .param(query.tokenId().value())
                .query(TokenProjection::view)
                .optional();
    }

    @QueryHandler
    Page<TokenView> handle(ListTokens query) {
        UserId userId = query.userId();
        return new Listing("api_token")
                .where("user_id = :user", "user", userId == null ? null : userId.value())
                .page(read, "*", "id", query.page(), TokenProjection::view);
    }

    private static TokenView view(ResultSet row, int number) throws SQLException {
        return new TokenView(
                new TokenId(Kept.id(row, "id")),
                new UserId(Kept.id(row, "user_id")),
                row.getString("name"),
                Kept.time(row, "created_at"),
                Kept.timeIfAny(row, "expires_at"));
    }
}
