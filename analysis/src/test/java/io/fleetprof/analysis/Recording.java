package io.fleetprof.analysis;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Detection;
import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was recorded of a JVM, some seconds apart, analysed as the snapshots of one process. */
final class Recording {
    private static final Path RECORDINGS = Path.of("src/test/resources/golden/jvm");

    private Recording() {}

    /** @param recording folder of its files, which are named in the order of time */
    static Analysis analyse(String recording) throws IOException {
        List<Snapshot> snapshots = new ArrayList<>();
        try (Stream<Path> files = Files.list(RECORDINGS.resolve(recording))) {
            for (Path file : files.sorted().toList()) {
                snapshots.add(snapshot(file, snapshots.size()));
            }
        }
        Fleet fleet = ((Fleet.Union.Joined) Fleet.of(snapshots)).fleet();
        return Detection.analyse(fleet, 1, Thresholds.DEFAULT, Optional.empty());
    }

    private static Snapshot snapshot(Path file, int sequence) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            Reading reading = Artifact.read(bytes, Bounds.DEFAULT);
            return new Snapshot(
                    Container.local("shop-1", "shop", Optional.empty()),
                    sequence,
                    Optional.of(Duration.ofSeconds(4L * sequence)),
                    Optional.empty(),
                    file.getFileName().toString(),
                    ((Reading.Read) reading).contents());
        }
    }
}
