package io.reeve.query.operation;

import io.reeve.kernel.Worker;
import io.reeve.kernel.user.UserId;
import io.reeve.query.projection.PastCopies;
import io.reeve.query.projection.Read;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lets the views of a node that shows the past forget whoever is erased while it does, or while they were filled. Who had been
 * erased before is in none of them.
 */
@Component
@Profile("past")
class PastErasures implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PastErasures.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Read read;
    private final PastCopies copies;
    private final String schema;
    private final Worker worker = new Worker("past-erasures");
    private final Set<String> done;

    /** Whether it was told already that nothing can be done just now. */
    private boolean troubled;

    /** Made before the views are filled. */
    PastErasures(Read read, PastCopies copies, @Value("${reeve.replay.schema}") String schema) {
        this.read = read;
        this.copies = copies;
        this.schema = schema;
        this.done = new HashSet<>(erased());
    }

    @Override
    public void start() {
        worker.start(this::follow);
    }

    @Override
    public void stop() {
        if (!worker.stop()) {
            LOG.warn("an erasure is still under way");
        }
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    /** After the views are filled. */
    @Override
    public int getPhase() {
        return 1;
    }

    private void follow() throws InterruptedException {
        while (worker.isRunning()) {
            try {
                forgetWhoIsNew();
                troubled = false;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (!troubled) {
                    LOG.error("somebody who was erased can still be seen, trying until not", e);
                }
                troubled = true;
            }
            Thread.sleep(PERIOD);
        }
    }

    private void forgetWhoIsNew() throws Exception {
        for (String person : erased()) {
            if (!done.contains(person)) {
                copies.erase(schema, UserId.of(person));
                done.add(person);
            }
        }
    }

    /** Their keys are of today, as on every node. */
    private List<String> erased() {
        return read.sql("select person_id from reeve.person_key where forgotten_at is not null")
                .query(String.class)
                .list();
    }
}
