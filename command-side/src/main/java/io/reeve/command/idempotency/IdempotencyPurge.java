package io.reeve.command.idempotency;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes, once an hour, what is older than 30 days. That several nodes do it does no harm. */
@Component
@Profile("!past")
class IdempotencyPurge implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyPurge.class);

    private final JdbcClient jdbc;
    private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("idempotency-purge").daemon().factory());

    IdempotencyPurge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the run itself reports what goes wrong
    public void afterPropertiesSet() {
        hourly.scheduleWithFixedDelay(this::run, 1, 60, TimeUnit.MINUTES);
    }

    int purge() {
        return jdbc.sql("delete from reeve.idempotency where recorded_at < now() - interval '30 days'")
                .update();
    }

    private void run() {
        try {
            purge();
        } catch (DataAccessException e) {
            LOG.warn("could not remove old idempotency records, trying again in an hour", e);
        }
    }

    @Override
    public void destroy() {
        hourly.shutdownNow();
    }
}
