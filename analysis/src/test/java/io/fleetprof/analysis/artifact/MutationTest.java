package io.fleetprof.analysis.artifact;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.fleetprof.analysis.population.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Real files, damaged at random: a reading comes back in time, and never an empty one. */
class MutationTest {
    /** A file as its parser sees it. */
    record Whole(Path file, byte[] bytes) {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    private static final List<Path> FILES = List.of("pb.gz", "debug1.txt", "debug2.txt").stream()
            .flatMap(ending ->
                    Recorded.files().stream().filter(file -> file.toString().endsWith(ending)))
            .filter(file -> file.startsWith(Recorded.FOLDER.resolve("go1.27.4")))
            .toList();

    private static final List<Path> JVM_FILES = Recorded.jvmFiles().stream()
            .filter(file -> file.toString().contains("jdk25"))
            .filter(file ->
                    !file.toString().contains("IdleWorkers") && !file.toString().contains("VirtualWaiters"))
            .toList();

    private static final List<Whole> WHOLES = Stream.of(FILES, JVM_FILES)
            .flatMap(List::stream)
            .map(file -> new Whole(file, expanded(file)))
            .toList();

    /** Bytes set at random, then the end cut off. */
    record Damage(List<Integer> at, byte value, double kept) {
        byte[] apply(byte[] whole) {
            byte[] bytes = Arrays.copyOf(whole, (int) Math.ceil(whole.length * kept));
            at.forEach(place -> bytes[place % bytes.length] = value);
            return bytes;
        }
    }

    private static byte[] expanded(Path file) {
        byte[] bytes = Recorded.bytes(file);
        if (!file.toString().endsWith(".gz")) {
            return bytes;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 3000)
    void never_throws_never_hangs_never_reads_nothing(@ForAll("files") Whole whole, @ForAll("damages") Damage damage) {
        Reading reading = assertTimeoutPreemptively(ofSeconds(10), () -> Recorded.read(damage.apply(whole.bytes())));

        // A watch after which nothing lives on says so.
        if (reading instanceof Reading.Read read && read.contents().remarks().isEmpty()) {
            assertThat(read.contents().populations()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<Whole> files() {
        return Arbitraries.of(WHOLES);
    }

    @Provide
    Arbitrary<Damage> damages() {
        Arbitrary<List<Integer>> places =
                Arbitraries.integers().between(0, Integer.MAX_VALUE).list().ofMaxSize(8);
        Arbitrary<Double> kept = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(1.0)),
                Tuple.of(1, Arbitraries.doubles().between(0.01, 1)));
        return Combinators.combine(places, Arbitraries.bytes(), kept).as(Damage::new);
    }
}
