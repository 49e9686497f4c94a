package io.fleetprof.operator.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.leak.Verdict;
import io.fleetprof.operator.result.Judgement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Recorded series, each of a process of its own, mixed as people mix files by mistake. */
class OneProcessFilesTest {
    private static final Path GOLDEN = Path.of("../analysis/src/test/resources/golden");

    /** The snapshots of one process, of one kind of file. */
    record Recorded(String process, String kind, List<Path> files) {}

    /** Two processes' files in an order that keeps each one's own. */
    record Mixed(Recorded one, Recorded other, List<Path> files) {
        @Override
        public String toString() {
            return one.process() + " and " + other.process() + ": " + files;
        }
    }

    @Property(tries = 80)
    void filesOfTwoProcessesAreNeverClean(@ForAll("mixed") Mixed mixed) throws IOException {
        FileSeries series = read(mixed.files());
        Analysis analysis = Judgement.of(series.fleet(), 1, Thresholds.DEFAULT, series.doubts());

        assertThat(analysis.verdict()).isNotEqualTo(Verdict.CLEAN);
    }

    @Property(tries = 80)
    void filesOfOneProcessAreNotDoubted(@ForAll("subset") List<Path> files) throws IOException {
        FileSeries series = read(files);
        Analysis analysis = Judgement.of(series.fleet(), 1, Thresholds.DEFAULT, series.doubts());

        assertThat(series.strangers()).isEmpty();
        assertThat(analysis.remarks()).noneMatch(line -> line.contains("NotOneProcess"));
    }

    @Provide
    Arbitrary<Mixed> mixed() {
        List<Mixed> pairs = new ArrayList<>();
        List<Recorded> all = recorded();
        for (Recorded one : all) {
            all.stream()
                    .filter(other ->
                            other.kind().equals(one.kind()) && other.process().compareTo(one.process()) > 0)
                    .forEach(other -> pairs.add(new Mixed(one, other, List.of())));
        }
        return Combinators.combine(Arbitraries.of(pairs), Arbitraries.randomValue(Random::nextLong))
                .as((pair, seed) -> new Mixed(pair.one(), pair.other(), merge(pair, new Random(seed))));
    }

    private static List<Path> merge(Mixed pair, Random order) {
        List<Path> files = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < pair.one().files().size() || j < pair.other().files().size()) {
            boolean first =
                    j == pair.other().files().size() || i < pair.one().files().size() && order.nextBoolean();
            files.add(first ? pair.one().files().get(i++) : pair.other().files().get(j++));
        }
        return files;
    }

    @Provide
    Arbitrary<List<Path>> subset() {
        return Arbitraries.of(recorded())
                .flatMap(one -> Arbitraries.of(one.files()).set().ofMinSize(1).map(some -> one.files().stream()
                        .filter(some::contains)
                        .toList()));
    }

    private static List<Recorded> recorded() {
        List<Recorded> all = new ArrayList<>();
        for (String runtime : List.of("go/go1.26.8", "jvm/jdk17", "jvm/jdk21", "jvm/jdk25")) {
            for (Path process : listed(GOLDEN.resolve(runtime))) {
                if (process.getFileName().toString().contains("-every-")) {
                    Stream.of("debug0.pb.gz", "debug2.txt.gz", "print.txt.gz")
                            .map(kind -> new Recorded(process.toString(), runtime + kind, ofKind(process, kind)))
                            .filter(series -> !series.files().isEmpty())
                            .forEach(all::add);
                }
            }
        }
        return all;
    }

    private static List<Path> ofKind(Path process, String kind) {
        return listed(process).stream()
                .filter(file -> file.toString().endsWith(kind))
                .toList();
    }

    private static List<Path> listed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Named so that they sort as they stand. */
    private static FileSeries read(List<Path> files) throws IOException {
        Path folder = Files.createTempDirectory("series-");
        List<Path> links = new ArrayList<>();
        for (int i : IntStream.range(0, files.size()).toArray()) {
            links.add(Files.createSymbolicLink(
                    folder.resolve(String.format(Locale.ROOT, "%02d", i)),
                    files.get(i).toAbsolutePath()));
        }
        try {
            return FileSeries.read("mixed", links, Optional.empty());
        } finally {
            for (Path link : links) {
                Files.delete(link);
            }
            Files.delete(folder);
        }
    }
}
