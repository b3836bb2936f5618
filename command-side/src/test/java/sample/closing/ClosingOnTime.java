package sample.closing;

import io.reeve.command.sheet.Sheet;
import io.reeve.command.sheet.Sheets;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import sample.jar.JarCommand.CloseJar;
import sample.jar.JarCommand.PutMarbles;
import sample.jar.JarEvent.JarOpened;
import sample.jar.JarEvent.MarblesPut;

/** Every jar is closed at the hour its shelf is named after; a marble in time gives it another day, ten and it stays. */
@ProcessingGroup("process-closing-on-time")
@DisallowReplay
public class ClosingOnTime implements Sheet {

    private final Sheets sheets;

    public ClosingOnTime(Sheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public String name() {
        return "closing-time";
    }

    @Override
    public Object commandFor(String key) {
        return key.startsWith("refused") ? new PutMarbles(key, -1) : new CloseJar(key);
    }

    @EventHandler
    public void on(JarOpened event, EventMessage<?> message) {
        sheets.put(name(), event.jar(), Instant.parse(event.shelf()), message);
    }

    @EventHandler
    public void on(MarblesPut event, EventMessage<?> message) {
        if (event.marbles() == 10) {
            sheets.remove(name(), event.jar());
        } else {
            sheets.put(name(), event.jar(), Instant.parse("2030-01-02T00:00:00Z"), message);
        }
    }
}
