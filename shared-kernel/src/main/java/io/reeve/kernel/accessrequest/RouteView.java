package io.reeve.kernel.accessrequest;

import java.util.List;

/** The way a request goes, and how far it has come. {@code approved} are the stages that have said yes. */
public record RouteView(AccessRequestId id, AccessRequestStatus status, Route route, List<Stage.Kind> approved) {
    public RouteView {
        approved = List.copyOf(approved);
    }
}
