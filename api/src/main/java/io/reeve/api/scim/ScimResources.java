package io.reeve.api.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.reeve.api.http.Call;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with resources of one type, whether it is asked for directly or in bulk. A resource comes back whole, but
 * for what is not shown and would be costly to find; who asks still has to leave out the rest.
 */
interface ScimResources {

    ObjectNode create(Call call, ObjectNode body, Shown shown) throws ScimException;

    ObjectNode read(String id, Shown shown) throws ScimException;

    ScimList list(@Nullable String filter, ListRequest request, Shown shown) throws ScimException;

    ObjectNode replace(Call call, String id, ObjectNode body, @Nullable Set<Long> expected, Shown shown)
            throws ScimException;

    ObjectNode patch(Call call, String id, ObjectNode body, @Nullable Set<Long> expected, Shown shown)
            throws ScimException;

    void delete(Call call, String id, @Nullable Set<Long> expected) throws ScimException;

    /** A part of the resources found; {@code total} counts all of them. */
    record ScimList(List<ObjectNode> resources, long total) {}

    /** {@code startIndex} counts from 1, as RFC 7644, 3.4.2.4 wants it. */
    record ListRequest(@Nullable String sortBy, boolean descending, long startIndex, int count) {

        long offset() {
            return startIndex - 1;
        }
    }
}
