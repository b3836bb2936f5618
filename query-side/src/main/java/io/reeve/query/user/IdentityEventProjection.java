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
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Read;
import io.reeve.query.projection.Rows;
import io.reeve.query.search.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                .param("at", Kept.time(at))
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
        Set<UserId> people = query.people();
        Set<String> fields = query.fields();
        Listing listing = new Listing("identity_event")
                .where(
                        "user_id in (:people)",
                        "people",
                        people.isEmpty()
                                ? null
                                : people.stream().map(UserId::value).toList())
                .where("field in (:fields)", "fields", fields.isEmpty() ? null : List.copyOf(fields))
                .where("detected_at >= :from", "from", Kept.timeIfAny(query.from()))
                .where("detected_at < :before", "before", Kept.timeIfAny(query.before()));
        long total = listing.count(read);
        Place after = query.after() == null ? new Place(0, 0) : query.after();
        List<IdentityEventView> found = listing.with(Map.of("position", after.position(), "place", after.index()))
                .where("(position, place) > (:position, :place)")
                .part(read, "*", "position, place", 0, query.limit(), IdentityEventProjection::view);
        return new Slice<>(found, total);
    }

    private static IdentityEventView view(ResultSet row, int number) throws SQLException {
        return new IdentityEventView(
                Kept.id(row, "id"),
                new UserId(Kept.id(row, "user_id")),
                Kept.time(row, "detected_at"),
                row.getString("field"),
                row.getString("before"),
                row.getString("after"),
                new Place(row.getLong("position"), row.getInt("place")));
    }
}
