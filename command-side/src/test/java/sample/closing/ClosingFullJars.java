package sample.closing;

import io.reeve.command.processing.ProcessTables;
import io.reeve.kernel.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import sample.jar.JarCommand.CloseJar;
import sample.jar.JarEvent.JarOpened;
import sample.jar.JarEvent.MarblesPut;

/** A process with the faults a test asks for, told by the name of the jar. */
@ProcessingGroup("process-closing")
@DisallowReplay
public class ClosingFullJars {

    private final CommandGateway commands;
    private final ProcessTables tables;
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final Set<String> failedOnce = ConcurrentHashMap.newKeySet();
    private volatile boolean mended;

    public ClosingFullJars(CommandGateway commands, ProcessTables tables) {
        this.commands = commands;
        this.tables = tables;
    }

    @EventHandler
    public void on(JarOpened event) {
        handled.add(event.jar());
    }

    @EventHandler
    public void on(MarblesPut event) {
        handled.add(event.jar());
        tables.sql("insert into reeve.closing (jar) values (?)")
                .param(event.jar())
                .update();
        commands.sendAndWait(new CloseJar(event.jar()));
        if (event.jar().startsWith("interrupted") && failedOnce.add(event.jar())) {
            throw new Unavailable("as if the node had stopped here", Duration.ofSeconds(1));
        }
        if (event.jar().startsWith("poison-sql") && !mended) {
            tables.sql("insert into reeve.closing (jar) values (null)").update();
        }
        if (event.jar().startsWith("poison-java") && !mended) {
            throw new IllegalArgumentException("this process does not know what to do");
        }
        if (event.jar().startsWith("poison-error") && !mended) {
            throw new AssertionError("an error, not an exception");
        }
    }

    public List<String> handled() {
        return handled;
    }

    public void mend() {
        mended = true;
    }
}
