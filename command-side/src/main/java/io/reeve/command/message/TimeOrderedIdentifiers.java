package io.reeve.command.message;

import io.reeve.kernel.Uuids;
import org.axonframework.common.IdentifierFactory;

/** Message ids, and so event ids, that sort by time: the index over them grows at one end. */
public final class TimeOrderedIdentifiers extends IdentifierFactory {

    @Override
    public String generateIdentifier() {
        return Uuids.next().toString();
    }
}
