package io.fleetprof.analysis.metrics;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Reading;
import java.io.IOException;
import java.io.InputStream;

/** What was kept of a body; the rest of it is forgotten. */
public sealed interface Published permits Metrics, Expvar {
    /** Larger bodies are not read: what thousands of series of a program's own take. */
    long MAX_BYTES = 8L << 20;

    /** What became of a body. */
    sealed interface Parsed {
        record Kept(Published published) implements Parsed {}

        record Refused(Reading.Refused why) implements Parsed {}
    }

    Contents contents();

    /** As a file in the format it came in; reading it gives the same again. */
    byte[] bytes();

    /** Of {@code /metrics}: the text format 0.0.4 of Prometheus. Reads to the end and closes. */
    static Parsed metrics(InputStream body) {
        return parse(body, MetricsParser::parse);
    }

    /** Of {@code /debug/vars}: the JSON of Go's package expvar. Reads to the end and closes. */
    static Parsed expvar(InputStream body) {
        return parse(body, ExpvarParser::parse);
    }

    /** How a body is read. */
    @FunctionalInterface
    interface Parser {
        Published parse(Intake intake) throws IOException;
    }

    /** As {@link #metrics}, of a file of any size that its reader bears. */
    static Reading readMetrics(Intake intake) throws IOException {
        return new Reading.Read(MetricsParser.parse(intake).contents());
    }

    /** As {@link #expvar}, of a file of any size that its reader bears. */
    static Reading readExpvar(Intake intake) throws IOException {
        return new Reading.Read(ExpvarParser.parse(intake).contents());
    }

    private static Parsed parse(InputStream body, Parser parser) {
        return Refusal.guard(
                () -> {
                    try (body;
                            Intake intake = new Intake(body, MAX_BYTES, MAX_BYTES, Long.MAX_VALUE)) {
                        return new Parsed.Kept(parser.parse(intake));
                    }
                },
                Parsed.Refused::new);
    }
}
