package sample.jarview;

import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Rows;
import java.util.concurrent.CountDownLatch;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import sample.jar.JarEvent.JarOpened;
import sample.jar.JarEvent.MarblesPut;

/** A view with the faults a test asks for: 13 marbles are an SQL error, 14 an exception, both after rows were written. */
@Projection(version = 1)
@ProcessingGroup("view-jar")
public class Jars {

    private final Rows rows;
    private volatile @Nullable CountDownLatch gate;
    private volatile boolean mended;

    public Jars(Rows rows) {
        this.rows = rows;
    }

    @EventHandler
    public void on(JarOpened event) throws InterruptedException {
        CountDownLatch closed = gate;
        if (closed != null) {
            closed.await();
        }
        rows.sql("insert into jar (id, marbles, puts) values (?, 0, 0) on conflict (id) do nothing")
                .param(event.jar())
                .update();
    }

    @EventHandler
    public void on(MarblesPut event) {
        Rows.exactlyOne(rows.sql("update jar set marbles = marbles + ?, puts = puts + 1 where id = ?")
                .params(event.marbles(), event.jar())
                .update());
        if (event.marbles() == 13 && !mended) {
            rows.sql("insert into jar (id, marbles, puts) values ('somebody@example.org', null, 0)")
                    .update();
        }
        if (event.marbles() == 14 && !mended) {
            throw new IllegalArgumentException("fourteen");
        }
    }

    public void holdBack(@Nullable CountDownLatch gate) {
        this.gate = gate;
    }

    public void mend() {
        mended = true;
    }
}
