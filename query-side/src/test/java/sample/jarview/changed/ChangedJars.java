package sample.jarview.changed;

import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import sample.jar.JarEvent.JarOpened;
import sample.jar.JarEvent.MarblesPut;

@Projection(version = 2)
@ProcessingGroup("view-jar")
public class ChangedJars {

    private final Rows rows;

    public ChangedJars(Rows rows) {
        this.rows = rows;
    }

    @EventHandler
    public void on(JarOpened event) {
        rows.sql("insert into jar_again (id, marbles) values (?, 0)")
                .param(event.jar())
                .update();
    }

    @EventHandler
    public void on(MarblesPut event) {
        Rows.exactlyOne(rows.sql("update jar_again set marbles = marbles + ? where id = ?")
                .params(event.marbles(), event.jar())
                .update());
    }
}
