package io.reeve.kernel.operation;

import java.util.List;

/**
 * What comparing a view with the log has shown.
 *
 * @param position both were compared as they stand after this event
 * @param rows that the log makes
 * @param findings the first of all that were counted
 */
public record ViewAudit(
        String view, long position, long rows, long missing, long extra, long different, List<Finding> findings) {

    public boolean passed() {
        return missing == 0 && extra == 0 && different == 0;
    }
}
