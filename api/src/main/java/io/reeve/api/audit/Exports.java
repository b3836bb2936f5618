package io.reeve.api.audit;

import io.reeve.api.http.BrokenOff;
import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.Queries;
import io.reeve.api.http.Room;
import io.reeve.api.security.StillKnown;
import io.reeve.api.security.StillKnown.Reading;
import io.reeve.kernel.audit.AuditCommand.BeginExport;
import io.reeve.kernel.audit.AwaitEvents;
import io.reeve.kernel.audit.ExportId;
import io.reeve.kernel.audit.FindEvents;
import io.reeve.kernel.audit.LoggedEvent;
import io.reeve.kernel.audit.ReadEvents;
import io.reeve.kernel.token.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Hands events over in pages. A page is read, then written to the caller however slowly they take it, then the next is read:
 * neither side holds more than a page, and while we wait for the caller, or for something to happen, no connection to the
 * database is held. What is asked for is written down first, and, however it ends, who got what; an answer that is not whole is broken off, so that it
 * cannot be taken for one that is.
 */
@Component
class Exports {

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final int PAGE = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    static final int MOST_AT_ONCE = 32;

    private final Queries queries;
    private final Commands commands;
    private final StillKnown callers;
    private final boolean written;
    private final Room room =
            new Room(MOST_AT_ONCE, "This node hands out as many exports at once as it can. Try again.");
    private volatile boolean closing;

    /** What is taken out of the past leaves it as it was. */
    Exports(Queries queries, Commands commands, StillKnown callers, Environment environment) {
        this.written = !environment.matchesProfiles("past");
        this.queries = queries;
        this.commands = commands;
        this.callers = callers;
    }

    /** Who follows the log would keep a node from stopping. */
    @EventListener
    void on(ContextClosedEvent closed) {
        closing = true;
    }

    void send(Wanted wanted, Call call, HttpServletRequest request, HttpServletResponse response) throws IOException {
        room.take(() -> handOver(wanted, call, request, response));
    }

    private void handOver(Wanted wanted, Call call, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ExportId export = ExportId.next();
        write(call, new BeginExport(export, wanted.form().contentType(), wanted.words()));
        Tally tally = new Tally();
        boolean whole = false;
        try {
            response.setContentType(wanted.form().contentType());
            EventStream stream = new EventStream(response.getOutputStream(), wanted);
            send(wanted, call.caller(), tally, stream, callers.by(request));
            stream.end();
            whole = true;
        } catch (BrokenOff off) {
            throw off;
        } catch (IOException e) {
            LOG.debug("the caller of an export went away", e);
        } finally {
            write(call, tally.record(export, wanted, whole));
        }
    }

    private void write(Call call, Object command) {
        if (written) {
            commands.send(call, command);
        }
    }

    private void send(Wanted wanted, Caller caller, Tally tally, EventStream stream, Reading reading)
            throws IOException {
        long at = wanted.after();
        while (true) {
            FindEvents.Found found =
                    queries.ask(new FindEvents(wanted.filter(), at, tally.room(wanted.limit(), PAGE), caller));
            if (!found.positions().isEmpty()) {
                for (LoggedEvent event : queries.ask(new ReadEvents(found.positions(), wanted.raw(), caller))) {
                    stream.write(event);
                    tally.add(event.position());
                }
            }
            at = found.lookedTo();
            if (tally.room(wanted.limit(), PAGE) == 0 || (found.end() && !wanted.follow())) {
                return;
            }
            reading.mayGoOn();
            if (found.end()) {
                stream.flush();
                waitForMore(at, stream);
            }
        }
    }

    private void waitForMore(long at, EventStream stream) throws IOException {
        queries.ask(new AwaitEvents(at, PATIENCE));
        // also where much happens that this caller did not ask for
        if (stream.isSilentFor(PATIENCE)) {
            stream.sayNothing();
        }
        if (closing) {
            throw new BrokenOff("an export was broken off: the node stops");
        }
    }
}
