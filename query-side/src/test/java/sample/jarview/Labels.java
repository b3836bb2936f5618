package sample.jarview;

import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Rows;
import java.util.concurrent.CountDownLatch;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import sample.jar.JarEvent.JarOpened;
import sample.jar.ShelfEvent.ShelfNamed;

/** Who names a shelf takes the labels off all jars on it, as an erasure takes what somebody wrote in many places. */
@Projection(version = 1, inOneOrder = true)
@ProcessingGroup("view-label")
public class Labels {

    private final Rows rows;
    private volatile @Nullable CountDownLatch gate;

    public Labels(Rows rows) {
        this.rows = rows;
    }

    @EventHandler
    public void on(JarOpened event) throws InterruptedException {
        CountDownLatch closed = gate;
        if (closed != null) {
            closed.await();
        }
        rows.sql("insert into label (jar, shelf) values (?, ?) on conflict (jar) do nothing")
                .params(event.jar(), event.shelf())
                .update();
    }

    @EventHandler
    public void on(ShelfNamed event) {
        rows.sql("delete from label where shelf = ?").param(event.shelf()).update();
        rows.sql("insert into label_seen (shelf, name) values (?, ?) on conflict do nothing")
                .params(event.shelf(), event.name())
                .update();
    }

    public void holdBack(CountDownLatch until) {
        gate = until;
    }
}
