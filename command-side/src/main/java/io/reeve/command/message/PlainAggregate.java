package io.reeve.command.message;

import java.lang.reflect.Constructor;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AggregateFactory;
import org.springframework.beans.BeanUtils;

/** Makes an aggregate by its constructor without parameters; there are no snapshots to take one from. */
final class PlainAggregate<T> implements AggregateFactory<T> {

    private final Class<T> type;
    private final Constructor<T> constructor;

    PlainAggregate(Class<T> type) throws NoSuchMethodException {
        this.type = type;
        this.constructor = type.getDeclaredConstructor();
    }

    @Override
    public T createAggregateRoot(String aggregateIdentifier, DomainEventMessage<?> firstEvent) {
        return BeanUtils.instantiateClass(constructor);
    }

    @Override
    public Class<T> getAggregateType() {
        return type;
    }
}
