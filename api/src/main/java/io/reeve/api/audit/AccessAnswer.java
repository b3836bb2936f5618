package io.reeve.api.audit;

import io.reeve.kernel.audit.AccessSpan;
import io.reeve.kernel.audit.ListAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who held what. {@code fromPosition} and {@code toPosition} are the places in the log that were asked about; {@code next} is
 * the cursor for the rest, absent at the end.
 */
record AccessAnswer(
        long fromPosition,
        long toPosition,
        List<Span> items,
        @Nullable String next) {

    /** Somebody held something from one event until another; without a permission it is the app as such. */
    record Span(
            String grantId,
            String accountId,
            String appId,
            String userId,
            @Nullable String permissionId,
            String method,
            String from,
            long fromPosition,
            @Nullable String until,
            @Nullable Long untilPosition) {

        static Span of(AccessSpan span) {
            return new Span(
                    span.grant().toString(),
                    span.account().toString(),
                    span.app().toString(),
                    span.person().toString(),
                    span.permission() == null ? null : span.permission().toString(),
                    span.method().name(),
                    span.from().toString(),
                    span.fromPosition(),
                    span.until() == null ? null : span.until().toString(),
                    span.untilPosition());
        }
    }

    static AccessAnswer of(ListAccess.Part part) {
        return new AccessAnswer(
                part.from(),
                part.to(),
                part.spans().stream().map(Span::of).toList(),
                part.next() == null ? null : Long.toString(part.next().position()));
    }
}
