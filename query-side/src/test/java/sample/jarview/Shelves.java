package sample.jarview;

import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Rows;
import io.reeve.query.projection.SequenceKey;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import sample.jar.JarEvent.JarOpened;
import sample.jar.ShelfEvent.ShelfNamed;

/** A view fed by two aggregates: what they have in common is the shelf. */
@Projection(version = 1, sequence = Shelves.ByShelf.class)
@ProcessingGroup("view-shelf")
public class Shelves {

    private final Rows rows;

    public Shelves(Rows rows) {
        this.rows = rows;
    }

    @EventHandler
    public void on(ShelfNamed event) {
        rows.sql("insert into shelf (id, name) values (?, ?) on conflict (id) do update set name = excluded.name")
                .params(event.shelf(), event.name())
                .update();
    }

    @EventHandler
    public void on(JarOpened event) {
        Rows.exactlyOne(rows.sql("insert into shelf_jar (shelf, jar, name) select id, ?, name from shelf where id = ?")
                .params(event.jar(), event.shelf())
                .update());
    }

    static final class ByShelf implements SequenceKey {
        @Override
        public @Nullable Object of(Object event) {
            return switch (event) {
                case ShelfNamed named -> named.shelf();
                case JarOpened opened -> opened.shelf();
                default -> null;
            };
        }
    }
}
