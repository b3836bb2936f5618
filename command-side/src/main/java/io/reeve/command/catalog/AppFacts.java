package io.reeve.command.catalog;

import io.reeve.command.fact.FactBatch;
import io.reeve.command.fact.FactJson;
import io.reeve.command.fact.FactsOf;
import io.reeve.kernel.app.AppEvent;
import io.reeve.kernel.app.AppEvent.AppAddedToAppStore;
import io.reeve.kernel.app.AppEvent.AppAdminsChanged;
import io.reeve.kernel.app.AppEvent.AppCreated;
import io.reeve.kernel.app.AppEvent.AppRemovedFromAppStore;
import io.reeve.kernel.app.AppEvent.AppSettingsChanged;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Apps and their settings. */
@Component
final class AppFacts implements FactsOf<AppEvent> {

    @Override
    public List<String> tables() {
        return List.of("reeve.app_fact");
    }

    @Override
    public Class<AppEvent> family() {
        return AppEvent.class;
    }

    @Override
    public void record(AppEvent event, long position, FactBatch batch) throws SQLException {
        switch (event) {
            case AppCreated created ->
                batch.add(
                        "insert into reeve.app_fact (app_id, details, settings, position) values (?, ?::jsonb, ?::jsonb, ?)",
                        created.appId().value(),
                        FactJson.write(created.details()),
                        FactJson.write(AppSettings.INITIAL),
                        position);
            case AppSettingsChanged changed -> settings(changed.appId(), changed.settings(), position, batch);
            case AppAddedToAppStore added -> settings(added.appId(), added.settings(), position, batch);
            case AppRemovedFromAppStore removed -> settings(removed.appId(), removed.settings(), position, batch);
            // Comes beside a change of the settings, which hold the admins too.
            case AppAdminsChanged _ -> {}
        }
    }

    private static void settings(AppId appId, AppSettings settings, long position, FactBatch batch)
            throws SQLException {
        batch.add(
                "update reeve.app_fact set settings = ?::jsonb, position = ? where app_id = ?",
                FactJson.write(settings),
                position,
                appId.value());
    }
}
