package io.reeve.query.user;

import io.reeve.kernel.Slice;
import io.reeve.kernel.Uuids;
import io.reeve.kernel.user.AttributeChange;
import io.reeve.kernel.user.IdentityEventView;
import io.reeve.kernel.user.IdentityEventView.Place;
import io.reeve.kernel.user.ListIdentityEvents;
import io.reeve.kernel.user.UserEvent.UserChanged;
import io.reeve.kernel.user.UserEvent.UserErased;
import io.reeve.kernel.user.UserEvent.UserStatusChanged;
import io.reeve.kernel.user.UserId;
import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Read;
import io.reeve.query.projection.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.queryhandling.QueryHandler;

/**
 * What changed about people, attribute by attribute. An erasure takes the personal changes away, as they are missing too
 * when the view is made anew from a log whose key is gone; that the status changed is all that remains.
 */
@Projection(version = 1)
@ProcessingGroup("view-identity-event")
class IdentityEventProjection {

    private static final String STATUS = "status";

    private final Rows rows;
    private final Read read;

    IdentityEventProjection(Rows rows, Read read) {
        this.rows = rows;
        this.read = read;
    }

    @EventHandler
    void on(UserChanged event, @Timestamp Instant at, TrackingToken token) {
        int place = 0;
        for (AttributeChange change : event.changes()) {
            insert(event.userId(), change, at, new Place(position(token), place), true);
            place++;
        }
    }

    @EventHandler
    void on(UserStatusChanged event, @Timestamp Instant at, TrackingToken token) {
        AttributeChange change = new AttributeChange(
                STATUS, event.previous().name(), event.status().name());
        insert(event.userId(), change, at, new Place(position(token), 0), false);
    }

    @EventHandler
    void on(UserErased event) {
        rows.sql("delete from identity_event where user_id = ? and personal")
                .param(event.userId().value())
                .update();
    }

    private void insert(UserId userId, AttributeChange change, Instant at, Place place, boolean personal) {
        rows.sql("""
                        insert into identity_event (position, place, id, user_id, detected_at, field, before, after, personal)
                        values (:position, :place, :id, :userId, :at, :field, :before, :after, :personal)
                        on conflict (position, place) do nothing""")
                .param("position", place.position())
                .param("place", place.index())
                .param("id", Uuids.derived("identity event", place.position(), place.index()))
                .param("userId", userId.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("field", change.field())
                .param("before", change.before())
                .param("after", change.after())
                .param("personal", personal)
                .update();
    }

    private static long position(TrackingToken token) {
        return token.position().orElseThrow(() -> new IllegalStateException("an event of the log has a position"));
    }

    @QueryHandler
    Slice<IdentityEventView> handle(ListIdentityEvents query) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder("true");
        if (!query.people().isEmpty()) {
            where.append(" and user_id in (:people)");
            values.put("people", query.people().stream().map(UserId::value).toList());
        }
        if (!query.fields().isEmpty()) {
            where.append(" and field in (:fields)");
            values.put("fields", List.copyOf(query.fields()));
        }
        if (query.from() != null) {
            where.append(" and detected_at >= :from");
            values.put("from", query.from().atOffset(ZoneOffset.UTC));
        }
        if (query.before() != null) {
            where.append(" and detected_at < :before");
            values.put("before", query.before().atOffset(ZoneOffset.UTC));
        }
        long total = read.sql("select count(*) from identity_event where " + where)
                .params(values)
                .query(Long.class)
                .single();
        Place after = query.after() == null ? new Place(0, 0) : query.after();
        List<IdentityEventView> page = read.sql("select * from identity_event where " + where
                        + " and (position, place) > (:position, :place) order by position, place limit :limit")
                .params(values)
                .param("position", after.position())
                .param("place", after.index())
                .param("limit", query.limit())
                .query(IdentityEventProjection::view)
                .list();
        return new Slice<>(page, total);
    }

    private static IdentityEventView view(ResultSet row, int number) throws SQLException {
        return new IdentityEventView(
                row.getObject("id", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                row.getObject("detected_at", OffsetDateTime.class).toInstant(),
                row.getString("field"),
                row.getString("before"),
                row.getString("after"),
                new Place(row.getLong("position"), row.getInt("place")));
    }
}
