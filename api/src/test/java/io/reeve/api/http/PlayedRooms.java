package io.reeve.api.http;

import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;

/** The other rooms, played by one object with query handlers. */
public final class PlayedRooms {

    private PlayedRooms() {}

    public static Queries by(Object player) {
        QueryBus bus = SimpleQueryBus.builder().build();
        new AnnotationQueryHandlerAdapter<>(player).subscribe(bus);
        return new Queries(DefaultQueryGateway.builder().queryBus(bus).build());
    }
}
