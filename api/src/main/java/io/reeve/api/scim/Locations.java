package io.reeve.api.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where resources are, as seen by the caller of the present request. */
record Locations(String base) {

    static Locations ofThisRequest() {
        return new Locations(ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/scim/v2")
                .toUriString());
    }

    String user(UserId id) {
        return base + "/Users/" + id;
    }

    String group(GroupId id) {
        return base + "/Groups/" + id;
    }

    ObjectNode meta(String type, String location, Instant created, Instant changed, String etag) {
        return Json.object()
                .put("resourceType", type)
                .put("created", created.toString())
                .put("lastModified", changed.toString())
                .put("location", location)
                .put("version", etag);
    }
}
