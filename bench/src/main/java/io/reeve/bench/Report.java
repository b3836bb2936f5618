package io.reeve.bench;

import java.io.PrintStream;

/** A line for each figure, in one table. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void title(String text) {
        out.printf(
                "%n## %s%n%n| what | clients | per second | p50 ms | p99 ms | beside |%n|---|---|---|---|---|---|%n",
                text);
    }

    void row(String what, int clients, ClosedLoop.Result result, String beside) {
        out.printf(
                "| %s | %d | %,.0f | %.2f | %.2f | %s |%n",
                what, clients, result.perSecond(), result.p50(), result.p99(), beside);
    }

    void delays() {
        delays("until an event shows in");
    }

    void delays(String until) {
        out.printf("%n| %s | measured | p50 ms | p99 ms |%n|---|---|---|---|%n", until);
    }

    void delay(String what, Histogram took) {
        delay(what, took.count(), took.quantile(0.5), took.quantile(0.99));
    }

    void delay(String what, long count, double p50, double p99) {
        out.printf("| %s | %,d | %.1f | %.1f |%n", what, count, p50, p99);
    }

    void note(String text) {
        out.println(text);
    }
}
