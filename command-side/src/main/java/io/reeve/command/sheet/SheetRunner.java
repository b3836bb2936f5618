package io.reeve.command.sheet;

import io.reeve.command.processing.BackgroundThread;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works through the sheets: takes what is due, sends its commands, and removes the entries whose command was taken, in this
 * order. A command that is refused leaves its entry, with the reason, to be tried again after a pause that doubles each
 * time.
 */
final class SheetRunner extends BackgroundThread {

    private static final Logger LOG = LoggerFactory.getLogger(SheetRunner.class);
    private static final int AT_ONCE = 32;

    private final Map<String, Sheet> sheets;
    private final SheetBook book;
    private final TransactionOperations transactions;
    private final CommandGateway commands;
    private final DueAlarm alarm;
    private final Clock clock;

    /** Whether it was told already that nothing can be done just now. */
    private boolean troubled;

    SheetRunner(
            Map<String, Sheet> sheets,
            SheetBook book,
            TransactionOperations transactions,
            CommandGateway commands,
            DueAlarm alarm,
            Clock clock) {
        super("sheets");
        this.sheets = sheets;
        this.book = book;
        this.transactions = transactions;
        this.commands = commands;
        this.alarm = alarm;
        this.clock = clock;
    }

    @Override
    protected void work() throws InterruptedException {
        while (isRunning()) {
            if (!moreIsDue()) {
                alarm.await();
            }
        }
    }

    private boolean moreIsDue() {
        Instant now = clock.instant();
        try {
            if (Objects.requireNonNull(transactions.execute(status -> workThrough(now))) == AT_ONCE) {
                return true;
            }
            book.nextAfter(sheets.keySet(), now).ifPresent(alarm::ringAt);
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                LOG.warn("the sheets cannot be worked through, trying until they can", e);
            }
            troubled = true;
        }
        return false;
    }

    /** How many were due, of at most {@link #AT_ONCE}. */
    private int workThrough(Instant now) {
        List<Sent> all = new ArrayList<>();
        for (Entry entry : book.take(sheets.keySet(), now, AT_ONCE)) {
            all.add(new Sent(entry, send(entry, now)));
        }
        for (Sent sent : all) {
            settle(sent, now);
        }
        return all.size();
    }

    private CompletableFuture<Object> send(Entry entry, Instant now) {
        try {
            Sheet sheet = Objects.requireNonNull(sheets.get(entry.sheet()));
            return commands.send(entry.message(sheet.commandFor(entry.key()), now));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settle(Sent sent, Instant now) {
        Entry entry = sent.entry();
        try {
            var _ = sent.answer().get();
            book.done(entry);
        } catch (ExecutionException e) {
            LOG.warn(
                    "{} is due on sheet {} but was refused: {}",
                    entry.key(),
                    entry.sheet(),
                    String.valueOf(e.getCause()));
            book.tryAgain(entry, entry.nextTry(now), String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the command was answered", e);
        }
    }

    private record Sent(Entry entry, CompletableFuture<Object> answer) {}
}
