package io.reeve.query.projection;

import io.reeve.query.projection.ProjectionInstaller.Installed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.AnnotatedMessageHandlingMemberDefinition;
import org.springframework.beans.factory.ListableBeanFactory;

/** How copies of views are opened, filled and finished, whatever they are for. */
final class Copying {

    private static final int WRITERS = 2;

    private final ProjectionInstaller installer;
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final DataSource processing;
    private final Connections connections;
    private final ListableBeanFactory beans;
    private final Configuration axon;

    Copying(
            ProjectionInstaller installer,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            DataSource processing,
            Connections connections,
            ListableBeanFactory beans,
            Configuration axon) {
        this.installer = installer;
        this.log = log;
        this.processing = processing;
        this.connections = connections;
        this.beans = beans;
        this.axon = axon;
    }

    Fill fill(Claim claim, int views) throws SQLException {
        return new Fill(log, processing, connections, claim, Math.clamp(views, 1, WRITERS));
    }

    List<Copy> open(Claim claim, Target target, List<Declared> opened, Fill fill) throws Exception {
        List<Copy> copies = new ArrayList<>();
        for (Declared projection : opened) {
            Copy copy = new Copy(projection, target, handler(projection), installer.open(target, projection, claim));
            copy.parked()
                    .addAll(fill.using(writer -> writer.transaction(
                            target.schema(), _ -> writer.letters().keys(copy.group()))));
            copies.add(copy);
        }
        return copies;
    }

    /** The handlers without what is put around them in a processor: savepoints, time limits, traces. */
    private EventMessageHandler handler(Declared projection) {
        return new AnnotationEventHandlerAdapter(
                beans.getBean(projection.type()),
                axon.parameterResolverFactory(),
                new AnnotatedMessageHandlingMemberDefinition());
    }

    /** Makes the indexes that waited, one after the other, and lets the database count the rows. */
    void finish(Fill fill, Copy copy, Watch watch) throws Exception {
        String schema = copy.target().schema();
        Installed installed =
                installer.find(copy.target(), copy.projection().group()).orElseThrow();
        for (String statement : installed.pending()) {
            watch.at(Watch.Phase.INDEXING, copy.position(), copy.position());
            fill.using(writer -> writer.transaction(schema, _ -> {
                writer.execute("set local maintenance_work_mem to '128MB'");
                writer.execute(statement);
                writer.execute("update reeve.projection set pending = pending[2:] where schema_name = '" + schema
                        + "' and name = '" + copy.projection().group() + "'");
                return schema;
            }));
        }
        for (String table : installed.tables()) {
            fill.using(writer -> writer.transaction(schema, _ -> {
                writer.execute("analyze \"" + table + "\"");
                return table;
            }));
        }
    }
}
