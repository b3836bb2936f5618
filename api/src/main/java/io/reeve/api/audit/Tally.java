package io.reeve.api.audit;

import io.reeve.kernel.audit.AuditCommand.RecordExport;
import io.reeve.kernel.audit.ExportId;
import org.jspecify.annotations.Nullable;

/** What was handed over up to now. */
final class Tally {

    private @Nullable Long first;
    private @Nullable Long last;
    private long count;

    void add(long position) {
        if (first == null) {
            first = position;
        }
        last = position;
        count++;
    }

    /** How many more may be sent, of {@code page} at the most. */
    int room(@Nullable Long limit, int page) {
        return limit == null ? page : (int) Math.min(page, limit - count);
    }

    RecordExport record(ExportId export, Wanted wanted, boolean whole) {
        return new RecordExport(export, wanted.form().contentType(), wanted.words(), first, last, count, whole);
    }
}
