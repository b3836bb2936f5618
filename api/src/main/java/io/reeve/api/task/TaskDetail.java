package io.reeve.api.task;

import io.reeve.api.http.Spelled;
import java.util.Locale;

/** What of a task is shown only to those who ask for it. */
enum TaskDetail implements Spelled {
    ACTIONS,
    ASSIGNEES,
    COMMENTS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
