package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Detection;
import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.analysis.report.Subject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Incidents of real programs: recordings, read and judged. */
public final class Recorded {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Instant NOW = Instant.parse("2026-11-23T14:08:00Z");

    private Recorded() {}

    /** @param folder below {@code golden}, of three moments four seconds apart */
    public static Report report(String folder) throws IOException {
        return report(folder, UnaryOperator.identity());
    }

    /** The same program with other names: only its text dumps are read, changed on the way. */
    static Report renamed(String folder, String from, String to) throws IOException {
        return report(folder, text -> text.replace(from, to));
    }

    private static Report report(String folder, UnaryOperator<String> change) throws IOException {
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        Map<Source, Integer> taken = new TreeMap<>();
        List<Snapshot> snapshots = new ArrayList<>();
        try (Stream<Path> files = Files.list(GOLDEN.resolve(folder))) {
            for (Path file : files.filter(path -> !path.toString().contains("debug0"))
                    .sorted()
                    .toList()) {
                Contents contents = contents(file, change);
                int sequence = taken.merge(contents.source(), 1, Integer::sum) - 1;
                Duration elapsed = Duration.ofSeconds(4L * sequence);
                snapshots.add(new Snapshot(
                        Container.local(name, name, Optional.of(NOW.minusSeconds(3600))),
                        sequence,
                        Optional.of(elapsed),
                        Optional.of(NOW.plus(elapsed)),
                        file.getFileName().toString(),
                        contents));
            }
        }
        Fleet fleet = ((Fleet.Union.Joined) Fleet.of(snapshots)).fleet();
        Analysis analysis = Detection.analyse(fleet, 1, Thresholds.DEFAULT, Optional.empty());
        return new Report(Subject.named(name, NOW, "0.1.0"), analysis, fleet);
    }

    private static Contents contents(Path file, UnaryOperator<String> change) throws IOException {
        if (file.toString().contains(".jfr")) {
            return ((Reading.Read) Artifact.read(Files.newInputStream(file), Bounds.DEFAULT)).contents();
        }
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            String text = change.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Reading reading =
                    Artifact.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Bounds.DEFAULT);
            return ((Reading.Read) reading).contents();
        }
    }
}
