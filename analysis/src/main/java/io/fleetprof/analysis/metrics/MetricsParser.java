package io.fleetprof.analysis.metrics;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Lines;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.metrics.Metrics.Figure;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Latencies;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format, line by line: {@code name value} or {@code name{label="…"} value}. Only lines that begin
 * as those of the Go and process collectors do are looked at, and of labels only a quantile or a bucket's bound.
 */
final class MetricsParser {
    static final String LATENCIES = "go_sched_latencies_seconds_bucket";

    private static final List<byte[]> COLLECTORS = List.of("go_".getBytes(US_ASCII), "process_".getBytes(US_ASCII));
    private static final int MAX_LINE = 200;
    private static final int MAX_BUCKETS = 512;
    private static final double MOST = 1L << 53;
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+(?:\\{quantile=\"[0-9.]{1,8}\"})?|" + LATENCIES
            + "\\{le=\"([^\"]{1,24})\"})" + " ([0-9.eE+-]{1,32})(?: [0-9-]{1,20})?");

    private final SortedMap<Figure, Double> figures = new TreeMap<>();
    private final SortedMap<Double, Long> buckets = new TreeMap<>();

    private MetricsParser() {}

    static Metrics parse(Intake intake) throws IOException {
        MetricsParser parser = new MetricsParser();
        Lines lines = new Lines(intake.stream());
        while (lines.next()) {
            if (lines.end() - lines.start() <= MAX_LINE && COLLECTORS.stream().anyMatch(lines::startsWith)) {
                parser.sample(lines.text());
            }
        }
        return parser.metrics();
    }

    private Metrics metrics() {
        if (!figures.containsKey(Figure.GOROUTINES) && !figures.containsKey(Figure.GC_CYCLES)) {
            throw new Refusal(Defect.NOT_A_PROFILE, "no figures of a Go program for Prometheus");
        }
        return new Metrics(figures, Latencies.ofCumulated(buckets));
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            return;
        }
        Optional<Double> value = number(sample.group(3)).filter(it -> it <= MOST);
        if (sample.group(2) != null) {
            value.ifPresent(count -> bucket(sample.group(2), count.longValue()));
        } else {
            Figure.of(sample.group(1)).ifPresent(figure -> value.ifPresent(it -> figure(figure, it)));
        }
    }

    private void figure(Figure figure, double value) {
        Double before = figures.put(figure, value);
        if (before != null && before != value) {
            throw new Refusal(Defect.CORRUPT, "more than one program publishes here: " + figure + " stands twice");
        }
    }

    private void bucket(String bound, long count) {
        Optional<Double> parsed = bound.equals("+Inf") ? Optional.of(Double.POSITIVE_INFINITY) : number(bound);
        parsed.ifPresent(it -> buckets.put(it, count));
        if (buckets.size() > MAX_BUCKETS) {
            throw new Refusal(Defect.TOO_LARGE, "a histogram of more than " + MAX_BUCKETS + " buckets");
        }
    }

    /** Finite and not negative. */
    private static Optional<Double> number(String text) {
        try {
            double value = Double.parseDouble(text);
            return value >= 0 && Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
