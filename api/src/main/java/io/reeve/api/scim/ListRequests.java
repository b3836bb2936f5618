package io.reeve.api.scim;

import io.reeve.api.scim.ScimResources.ListRequest;
import org.jspecify.annotations.Nullable;

/** What RFC 7644, 3.4.2.4 says of numbers out of range: they are taken for the nearest that makes sense. */
final class ListRequests {

    /** The most resources in one answer, published in the service provider configuration. */
    static final int MOST = 1000;

    private ListRequests() {}

    static ListRequest of(@Nullable String sortBy, @Nullable String sortOrder, long startIndex, int count) {
        return new ListRequest(
                sortBy, "descending".equalsIgnoreCase(sortOrder), Math.max(1, startIndex), Math.clamp(count, 0, MOST));
    }
}
