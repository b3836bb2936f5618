package io.reeve.query.app;

import io.reeve.kernel.app.AppEvent;
import io.reeve.kernel.app.AppEvent.AppAddedToAppStore;
import io.reeve.kernel.app.AppEvent.AppAdminsChanged;
import io.reeve.kernel.app.AppEvent.AppCreated;
import io.reeve.kernel.app.AppEvent.AppRemovedFromAppStore;
import io.reeve.kernel.app.AppEvent.AppSettingsChanged;
import io.reeve.kernel.app.AppQuery.FindAppInTheLog;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.AppView;
import io.reeve.query.projection.OwnEvents;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Apps as they have just been written. */
@Component
class AppsInTheLog {

    private final OwnEvents events;

    AppsInTheLog(OwnEvents events) {
        this.events = events;
    }

    @QueryHandler
    Optional<AppView> handle(FindAppInTheLog query) {
        return events.tell(query.appId(), AppsInTheLog::made, AppsInTheLog::changed);
    }

    private static AppView made(DomainEventMessage<?> message) {
        AppCreated event = (AppCreated) message.getPayload();
        return new AppView(event.appId(), event.details(), false, AppSettings.INITIAL);
    }

    private static AppView changed(AppView app, DomainEventMessage<?> message) {
        return switch ((AppEvent) message.getPayload()) {
            case AppSettingsChanged event -> with(app, event.settings());
            case AppAddedToAppStore event -> with(app, event.settings());
            case AppRemovedFromAppStore event -> with(app, event.settings());
            case AppCreated _, AppAdminsChanged _ -> app;
        };
    }

    private static AppView with(AppView app, AppSettings settings) {
        return new AppView(app.id(), app.details(), app.disconnected(), settings);
    }
}
