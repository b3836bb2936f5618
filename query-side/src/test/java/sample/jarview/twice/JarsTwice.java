package sample.jarview.twice;

import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import sample.jar.JarEvent.JarOpened;
import sample.jar.JarEvent.MarblesPut;

@Projection(version = 2)
@ProcessingGroup("view-jar")
public class JarsTwice {

    private final Rows rows;

    public JarsTwice(Rows rows) {
        this.rows = rows;
    }

    @EventHandler
    public void on(JarOpened event) {
        rows.sql("insert into jar (id, marbles, puts) values (?, 0, 0) on conflict (id) do nothing")
                .param(event.jar())
                .update();
    }

    @EventHandler
    public void on(MarblesPut event) {
        Rows.exactlyOne(rows.sql("update jar set marbles = marbles + 2 * :marbles, puts = puts + 1 where id = :jar")
                .param("marbles", event.marbles())
                .param("jar", event.jar())
                .update());
    }
}
