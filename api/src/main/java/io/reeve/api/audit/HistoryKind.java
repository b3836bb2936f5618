package io.reeve.api.audit;

import io.reeve.api.http.Spelled;
import io.reeve.kernel.audit.FindHistory.Kind;
import java.util.Locale;

/** What has a history, as it is spelled in the path. */
enum HistoryKind implements Spelled {
    REQUEST(Kind.REQUEST),
    TASK(Kind.TASK),
    ACCOUNT(Kind.ACCOUNT),
    PERSON(Kind.PERSON),
    APP(Kind.APP),
    GROUP(Kind.GROUP),
    POLICY(Kind.POLICY);

    private final Kind kind;

    HistoryKind(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
