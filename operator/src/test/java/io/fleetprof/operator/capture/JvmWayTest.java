package io.fleetprof.operator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.api.v1alpha1.GoDuration;
import io.fleetprof.api.v1alpha1.Impact;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.JvmService;
import io.fleetprof.operator.capture.procfs.ProcessReader;
import io.fleetprof.operator.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against real JVMs: the quick loop leaves it out by its tag. */
@Tag("whole-run")
class JvmWayTest {
    private static final CaptureSpec HIGH = new CaptureSpec(null, 0, Impact.HIGH, null, null, null);
    private static final Duration WITHIN = Duration.ofSeconds(60);

    @TempDir
    Path spool;

    @Test
    void threadsComeInWordsAndAsJson() throws Exception {
        try (JvmService shop = JvmService.start()) {
            List<Taken> taken = take(way(shop.pid(), CaptureSpec.DEFAULT), ProfileKind.THREADS, Duration.ZERO);

            assertThat(taken).hasSize(2).allSatisfy(it -> {
                Taken.Profile profile = profile(it);
                assertThat(profile.name()).isEqualTo("Threads");
                assertThat(profile.contents().orElseThrow().total(Family.THREAD))
                        .isGreaterThan(3);
                assertThat(profile.bytes()).isEqualTo(Files.size(profile.file()));
            });
            assertThat(sources(taken)).containsExactly(Source.THREAD_PRINT, Source.THREAD_JSON);
            assertThat(taken).extracting(it -> profile(it).extension()).containsExactly("txt", "json");
        }
    }

    @Test
    void aJdkThatKnowsNoJsonGivesWordsAlone() throws Exception {
        try (JvmService shop = JvmService.on(JvmService.JDK_17)) {
            assertThat(sources(take(way(shop.pid(), CaptureSpec.DEFAULT), ProfileKind.THREADS, Duration.ZERO)))
                    .containsExactly(Source.THREAD_PRINT);
        }
    }

    @Test
    void whereWordsWouldStopItForTooLongJsonDoes() throws Exception {
        CaptureSpec impatient = new CaptureSpec(null, 0, null, new GoDuration("1ms"), null, null);
        try (JvmService shop = JvmService.start();
                JvmService old = JvmService.on(JvmService.JDK_17, "-Dorders=100")) {
            assertThat(missed(take(way(old.pid(), impatient), ProfileKind.THREADS, Duration.ZERO))
                            .reason())
                    .isEqualTo(Reason.WOULD_PAUSE);
            assertThat(sources(take(way(shop.pid(), impatient), ProfileKind.THREADS, Duration.ZERO)))
                    .containsExactly(Source.THREAD_JSON);
        }
    }

    @Test
    void classesAreCountedAndARecordingTellsStarts() throws Exception {
        CaptureSpec medium = new CaptureSpec(null, 0, Impact.MEDIUM, null, null, null);
        try (JvmService shop = JvmService.start()) {
            JvmWay way = way(shop.pid(), medium);
            assertThat(sources(take(way, ProfileKind.HISTOGRAM, Duration.ZERO))).containsExactly(Source.HISTOGRAM);

            Taken.Profile recording =
                    profile(take(way, ProfileKind.JFR, Duration.ofSeconds(2)).getFirst());
            assertThat(recording.extension()).isEqualTo("jfr");
            assertThat(recording.contents().orElseThrow().total(Family.START)).isGreaterThan(10);
            assertThat(recording.pause()).isEqualTo(Duration.ofMillis(500));
        }
    }

    @Test
    void theHeapIsDumpedWholeAndSaysWhatItCost() throws Exception {
        try (JvmService shop = JvmService.start()) {
            Taken.Profile dump = profile(take(way(shop.pid(), HIGH), ProfileKind.HEAP_DUMP, Duration.ZERO)
                    .getFirst());

            assertThat(dump.extension()).isEqualTo("hprof.gz");
            assertThat(dump.contents()).isEmpty();
            assertThat(dump.bytes()).isEqualTo(Files.size(dump.file())).isGreaterThan(100_000);
            assertThat(dump.pause()).isBetween(Duration.ofMillis(1), Duration.ofMillis(64));
        }
    }

    @Test
    void aHeapThatWouldStopItForTooLongIsNotDumped() throws Exception {
        CaptureSpec impatient = new CaptureSpec(null, 0, Impact.HIGH, new GoDuration("1ms"), null, null);
        try (JvmService shop = JvmService.start()) {
            assertThat(missed(take(way(shop.pid(), impatient), ProfileKind.HEAP_DUMP, Duration.ZERO))
                            .reason())
                    .isEqualTo(Reason.WOULD_PAUSE);
        }
    }

    @Test
    void aProgramWithoutCoroutinesSaysSo() throws Exception {
        try (JvmService shop = JvmService.start()) {
            Taken.Missed missed = missed(take(way(shop.pid(), HIGH), ProfileKind.COROUTINES, Duration.ofSeconds(1)));

            assertThat(missed.reason()).isEqualTo(Reason.UNSUPPORTED);
            assertThat(missed.detail()).contains("runs no coroutines");
        }
    }

    /** As its cgroup would be, had it a limit: everything of /proc, and a hierarchy of our own. */
    @Test
    void oneNearItsMemoryLimitIsNotRecordedButStillTellsItsThreads() throws Exception {
        try (JvmService shop = JvmService.start()) {
            ProcessReader processes = new ProcessReader(Path.of("/proc"), cgroups(300, 200, 0));
            JvmWay way = new JvmWay(new LocalJvm(processes, shop.pid()), CaptureSpec.DEFAULT, spool);

            Taken.Missed missed = missed(take(way, ProfileKind.JFR, Duration.ofSeconds(1)));
            assertThat(missed.reason()).isEqualTo(Reason.NEAR_MEMORY_LIMIT);
            assertThat(missed.isTrouble()).isFalse();
            assertThat(missed.detail()).startsWith("100 MiB of memory are free");
            assertThat(take(way, ProfileKind.THREADS, Duration.ZERO)).hasSize(2);
        }
    }

    @Test
    void pagesOfFilesThatNobodyUsesCountAsFree() throws Exception {
        try (JvmService shop = JvmService.start()) {
            ProcessReader processes = new ProcessReader(Path.of("/proc"), cgroups(400, 390, 300));
            JvmWay way = new JvmWay(new LocalJvm(processes, shop.pid()), CaptureSpec.DEFAULT, spool);

            assertThat(take(way, ProfileKind.JFR, Duration.ofSeconds(1)).getFirst())
                    .isInstanceOf(Taken.Profile.class);
        }
    }

    @Test
    void whatIsNoJvmIsLeftAloneAndSaysSo() throws Exception {
        assertThat(missed(take(way(Integer.MAX_VALUE, CaptureSpec.DEFAULT), ProfileKind.THREADS, Duration.ZERO))
                        .reason())
                .isEqualTo(Reason.NO_SUCH_PROCESS);
        Process sleep = new ProcessBuilder("sleep", "30").start();
        assertThat(missed(take(way(sleep.pid(), CaptureSpec.DEFAULT), ProfileKind.JFR, Duration.ofSeconds(1)))
                        .reason())
                .isEqualTo(Reason.NOT_A_JVM);
        assertThat(sleep.isAlive()).as("SIGQUIT would have ended it").isTrue();
        sleep.destroyForcibly();
    }

    @Test
    void theAgentsReasonsAreTheApis() {
        assertThat(Arrays.stream(io.fleetprof.agent.outcome.Reason.values()).map(Enum::name))
                .isSubsetOf(Stream.of(Reason.values()).map(Enum::name).toList());
    }

    private JvmWay way(long pid, CaptureSpec capture) {
        return new JvmWay(new LocalJvm(ProcessReader.ofThisMachine(), pid), capture, spool);
    }

    private static List<Taken> take(JvmWay way, ProfileKind kind, Duration recording) {
        return way.take(new Step(kind, 0, Duration.ZERO, recording), WITHIN);
    }

    private static Taken.Profile profile(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Profile.class);
        return (Taken.Profile) taken;
    }

    private Taken.Missed missed(List<Taken> taken) {
        assertThat(taken).hasSize(1).first().isInstanceOf(Taken.Missed.class);
        assertThat(spool.toFile().list((_, name) -> name.startsWith("body"))).isEmpty();
        return (Taken.Missed) taken.getFirst();
    }

    private static List<Source> sources(List<Taken> taken) {
        return taken.stream()
                .map(it -> profile(it).contents().orElseThrow().source())
                .toList();
    }

    /** Files of both versions, in MiB, at the root of the hierarchy: a limit there holds for all below it. */
    private Path cgroups(long limit, long usage, long idle) throws IOException {
        Path first = Files.createDirectories(spool.resolve("cgroup/memory"));
        Files.writeString(first.resolve("memory.limit_in_bytes"), bytes(limit));
        Files.writeString(first.resolve("memory.usage_in_bytes"), bytes(usage));
        Files.writeString(first.resolve("memory.stat"), "cache 1\ntotal_inactive_file " + bytes(idle));
        Path second = first.getParent();
        Files.writeString(second.resolve("memory.max"), bytes(limit));
        Files.writeString(second.resolve("memory.current"), bytes(usage));
        Files.writeString(second.resolve("memory.stat"), "anon 1\ninactive_file " + bytes(idle));
        return second;
    }

    private static String bytes(long mebibytes) {
        return (mebibytes << 20) + "\n";
    }
}
