package io.fleetprof.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Detection;
import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.leak.Tier;
import io.fleetprof.analysis.leak.Verdict;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of real processes, from bytes to verdict. The recordings' folders say what the process did and how often. */
class RecordedProcessesTest {
    private static final Path RECORDINGS = Path.of("src/test/resources/golden/go/go1.26.8");

    @ParameterizedTest
    @ValueSource(strings = {"-debug0", "-debug2", ""})
    void aLeakingServiceIsFoundByEitherFormAndByBoth(String form) throws IOException {
        Analysis analysis = analyse("orders-leaking-every-4s", form);
        assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
            assertThat(finding.location().display()).isEqualTo("main.askSupplier (main.go:69)");
            assertThat(finding.growth().perMinute()).isPresent();
        });
    }

    @Test
    void itsTwinWithAsManyBlockedSendersIsClean() throws IOException {
        Analysis analysis = analyse("orders-healthy-every-4s", "");
        assertThat(analysis.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(analysis.observations()).singleElement().satisfies(seen -> assertThat(seen.count())
                .isGreaterThan(1000));
    }

    @Test
    void tenThousandSleepersLeakWhileTheyAreStarted() throws IOException {
        assertThat(analyse("asleep-starting-every-5s", "").verdict()).isEqualTo(Verdict.LEAKING);
    }

    @Test
    void theyAreSuspectInTheMinutesAfter() throws IOException {
        assertThat(analyse("asleep-2-minutes-every-5s", "").verdict()).isEqualTo(Verdict.SUSPECT);
    }

    @Test
    void theyLeakOnceTheyHaveSleptTenMinutes() throws IOException {
        Analysis analysis = analyse("asleep-11-minutes-every-5s", "");
        assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
        assertThat(analysis.findings().getFirst().had()).contains("10000 of them for ten minutes or more");
    }

    private static Analysis analyse(String recording, String form) throws IOException {
        List<Snapshot> snapshots = new ArrayList<>();
        try (Stream<Path> files = Files.list(RECORDINGS.resolve(recording))) {
            for (Path file : files.filter(path -> path.toString().contains(form))
                    .sorted()
                    .toList()) {
                snapshots.add(snapshot(file));
            }
        }
        Fleet fleet = ((Fleet.Union.Joined) Fleet.of(snapshots)).fleet();
        return Detection.analyse(fleet, 1, Thresholds.DEFAULT, Optional.empty());
    }

    /** The file's name begins with its place in the row, the folder's name ends with the seconds between. */
    private static Snapshot snapshot(Path file) throws IOException {
        String folder = file.getParent().getFileName().toString();
        int sequence = Integer.parseInt(file.getFileName().toString().replaceAll("-.*", "")) - 1;
        int seconds = Integer.parseInt(folder.replaceAll(".*every-|s$", ""));
        try (InputStream bytes = Files.newInputStream(file)) {
            Reading reading = Artifact.read(bytes, Bounds.DEFAULT);
            return new Snapshot(
                    Container.local("orders-1", "orders", Optional.empty()),
                    sequence,
                    Optional.of(Duration.ofSeconds((long) seconds * sequence)),
                    Optional.empty(),
                    file.getFileName().toString(),
                    ((Reading.Read) reading).contents());
        }
    }
}
