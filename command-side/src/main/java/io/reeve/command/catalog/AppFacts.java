package io.reeve.command.catalog;

import io.reeve.command.fact.FactTable;
import io.reeve.command.fact.RecordedEvent;
import io.reeve.kernel.app.AppDetails;
import io.reeve.kernel.app.AppEvent;
import io.reeve.kernel.app.AppEvent.AppAddedToAppStore;
import io.reeve.kernel.app.AppEvent.AppAdminsChanged;
import io.reeve.kernel.app.AppEvent.AppCreated;
import io.reeve.kernel.app.AppEvent.AppRemovedFromAppStore;
import io.reeve.kernel.app.AppEvent.AppSettingsChanged;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class AppFacts implements FactTable {

    @Override
    public List<String> tables() {
        return List.of("reeve.app_fact");
    }

    @Override
    public boolean concerns(Object payload) {
        return payload instanceof AppEvent;
    }

    @Override
    public void record(Connection connection, List<RecordedEvent> events) throws SQLException {
        try (PreparedStatement create = connection.prepareStatement(
                        "insert into reeve.app_fact (app_id, details, settings, position) values (?, ?::jsonb, ?::jsonb, ?)");
                PreparedStatement change = connection.prepareStatement(
                        "update reeve.app_fact set settings = ?::jsonb, position = ? where app_id = ?")) {
            for (RecordedEvent event : events) {
                long position = event.position();
                switch ((AppEvent) event.payload()) {
                    case AppCreated created -> create(create, created.appId(), created.details(), position);
                    case AppSettingsChanged changed -> change(change, changed.appId(), changed.settings(), position);
                    case AppAddedToAppStore added -> change(change, added.appId(), added.settings(), position);
                    case AppRemovedFromAppStore removed ->
                        change(change, removed.appId(), removed.settings(), position);
                    // Comes beside a change of the settings, which hold the admins too.
                    case AppAdminsChanged beside -> {}
                }
            }
            // An app is made before it is changed, so all that are made may go first.
            create.executeBatch();
            change.executeBatch();
        }
    }

    private static void create(PreparedStatement statement, AppId appId, AppDetails details, long position)
            throws SQLException {
        statement.setObject(1, appId.value());
        statement.setString(2, FactJson.write(details));
        statement.setString(3, FactJson.write(AppSettings.INITIAL));
        statement.setLong(4, position);
        statement.addBatch();
    }

    private static void change(PreparedStatement statement, AppId appId, AppSettings settings, long position)
            throws SQLException {
        statement.setString(1, FactJson.write(settings));
        statement.setLong(2, position);
        statement.setObject(3, appId.value());
        statement.addBatch();
    }
}
