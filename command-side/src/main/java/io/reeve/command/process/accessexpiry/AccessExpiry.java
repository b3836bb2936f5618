package io.reeve.command.process.accessexpiry;

import io.reeve.command.sheet.Sheet;
import io.reeve.kernel.accessrequest.AccessRequestCommand.EndAccess;
import io.reeve.kernel.accessrequest.AccessRequestId;
import org.springframework.stereotype.Component;

/** The requests whose access is held for a time, and when that is over. */
@Component
class AccessExpiry implements Sheet {

    static final String NAME = "access-expiry";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object commandFor(String key) {
        return new EndAccess(AccessRequestId.of(key));
    }
}
