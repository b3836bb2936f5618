package io.reeve.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server tells of itself at one moment, as Prometheus reads it. */
record Scrape(Map<String, Double> samples) {

    private static final Pattern SAMPLE = Pattern.compile("^([a-z_]+\\{[^}]*}) (\\S+)$");
    private static final Pattern BUCKET = Pattern.compile("^([a-z_]+)_bucket\\{(.*)}$");
    private static final Pattern BOUND = Pattern.compile("le=\"([^\"]+)\"");
    private static final Pattern LABEL = Pattern.compile("(?!le=)[a-z_]+=\"([^\"]*)\"");

    static Scrape of(int port, String token) {
        try (HttpConnection http = new HttpConnection(port)) {
            Map<String, Double> samples = new HashMap<>();
            http.get("/actuator/prometheus", token).expect(200).text().lines().forEach(line -> {
                Matcher sample = SAMPLE.matcher(line);
                if (sample.matches()) {
                    samples.put(sample.group(1), number(sample.group(2)));
                }
            });
            return new Scrape(samples);
        }
    }

    /** All values of a gauge. */
    double[] all(String name) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .toArray();
    }

    /** By the one label that these histograms have. */
    Map<String, Histogram> histograms(String name) {
        Map<String, Histogram> found = new TreeMap<>();
        samples.forEach((series, value) -> {
            Matcher bucket = BUCKET.matcher(series);
            if (bucket.matches() && bucket.group(1).equals(name)) {
                found.computeIfAbsent(first(LABEL, bucket.group(2)), of -> new Histogram(new TreeMap<>()))
                        .upTo()
                        .put(number(first(BOUND, bucket.group(2))), value);
            }
        });
        return found;
    }

    private static String first(Pattern pattern, String labels) {
        Matcher matcher = pattern.matcher(labels);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + labels);
        }
        return matcher.group(1);
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
