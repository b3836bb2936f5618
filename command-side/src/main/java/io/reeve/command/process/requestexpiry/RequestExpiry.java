package io.reeve.command.process.requestexpiry;

import io.reeve.command.sheet.Sheet;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ExpireAccessRequest;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.task.TaskId;
import org.springframework.stereotype.Component;

/** The tasks that requests wait for, and when it has been long enough. */
@Component
class RequestExpiry implements Sheet {

    static final String NAME = "request-expiry";

    static String key(AccessRequestId request, TaskId task) {
        return request + "/" + task;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object commandFor(String key) {
        String[] parts = key.split("/", 2);
        return new ExpireAccessRequest(AccessRequestId.of(parts[0]), TaskId.of(parts[1]));
    }
}
