package io.reeve.kernel.audit;

import io.reeve.kernel.Query;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.UserId;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * Who held what at some time between {@code from} and {@code to}, both included; equal for one moment. In the order in which
 * access was granted, after {@code cursor} as an earlier part gave it.
 */
public record ListAccess(
        @Nullable UserId person,
        @Nullable AppId app,
        @Nullable PermissionId permission,
        @Nullable AccountId account,
        @Nullable AccessRequestId grant,
        LogMoment from,
        LogMoment to,
        @Nullable Cursor cursor,
        int limit,
        Caller caller)
        implements HistoryQuery<ListAccess.Part> {

    /** Where a part ended: the position of the grant that was last in it. */
    public record Cursor(long position) {}

    /** {@code from} and {@code to} are the positions the moments turned out to be; {@code next} is absent at the end. */
    public record Part(
            List<AccessSpan> spans,
            long from,
            long to,
            @Nullable Cursor next) {
        public Part {
            spans = List.copyOf(spans);
        }
    }

    /** Asks for what comes after {@code part}, at the very positions that it is true of; nothing after the last. */
    public Optional<ListAccess> after(Part part) {
        return part.next() == null
                ? Optional.empty()
                : Optional.of(new ListAccess(
                        person,
                        app,
                        permission,
                        account,
                        grant,
                        LogMoment.at(part.from()),
                        LogMoment.at(part.to()),
                        part.next(),
                        limit,
                        caller));
    }

    @Override
    public ResponseType<Part> answer() {
        return Query.one(Part.class);
    }
}
