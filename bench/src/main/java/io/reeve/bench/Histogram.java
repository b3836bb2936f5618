package io.reeve.bench;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many took how long: for each bound, in seconds, how many took no longer. */
record Histogram(NavigableMap<Double, Double> upTo) {

    static final Histogram EMPTY = new Histogram(new TreeMap<>());

    Histogram plus(Histogram other) {
        return combined(other, 1);
    }

    Histogram minus(Histogram other) {
        return combined(other, -1);
    }

    private Histogram combined(Histogram other, int sign) {
        NavigableMap<Double, Double> sum = new TreeMap<>(upTo);
        other.upTo.forEach((bound, count) -> sum.merge(bound, sign * count, Double::sum));
        return new Histogram(sum);
    }

    long count() {
        return upTo.isEmpty() ? 0 : Math.round(upTo.lastEntry().getValue());
    }

    /** In milliseconds, spread evenly between two bounds; the largest bound for all that took longer. */
    double quantile(double share) {
        double wanted = count() * share;
        double bound = 0;
        double before = 0;
        for (Map.Entry<Double, Double> next : upTo.entrySet()) {
            if (next.getValue() >= wanted && next.getValue() > before) {
                double upper = next.getKey().isInfinite() ? bound : next.getKey();
                return 1000 * (bound + (upper - bound) * (wanted - before) / (next.getValue() - before));
            }
            bound = next.getKey();
            before = next.getValue();
        }
        return 0;
    }
}
