package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.leak.Judge.PlaceVerdict;
import io.fleetprof.analysis.leak.Judge.PodVerdict;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Point;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Series;
import io.fleetprof.analysis.population.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Turns a verdict on a place into a finding that explains itself. */
final class Explanation {
    /** Label of a population whose lock has a known holder. */
    private static final String HELD_BY = "held by=";

    private final SortedMap<Fingerprint, List<Evidence>> places;
    private final Borrowers borrowers;
    private final Fleet fleet;

    Explanation(SortedMap<Fingerprint, List<Evidence>> places, Borrowers borrowers, Fleet fleet) {
        this.places = places;
        this.borrowers = borrowers;
        this.fleet = fleet;
    }

    Finding of(PlaceVerdict verdict) {
        List<Evidence> everywhere = places.get(verdict.place());
        Evidence worst = verdict.pods().getFirst().evidence();
        Knowledge.Row row = Knowledge.LOADED.explain(worst);
        Optional<Frame> creator =
                everywhere.stream().flatMap(e -> e.creator().stream()).findFirst();
        Growth growth = Trend.of(everywhere.stream().map(Evidence::series).toList());
        return new Finding(
                verdict.tier(),
                verdict.signals().getFirst().detector(),
                verdict.place(),
                worst.state(),
                worst.site(),
                creator,
                growth.last(),
                everywhere.stream().mapToLong(e -> e.series().last().bytes()).sum(),
                growth,
                verdict.pods().stream().map(Explanation::share).toList(),
                had(verdict, everywhere, worst),
                lacked(verdict, worst, creator),
                filled(row.cause(), worst, growth),
                filled(row.remedy(), worst, growth),
                Verification.of(worst, fleet),
                stacks(worst));
    }

    private static PodShare share(PodVerdict pod) {
        Series series = pod.evidence().series();
        return new PodShare(
                series.container().pod(),
                series.container().workload(),
                series.points().stream().map(Point::count).toList(),
                pod.signals().getFirst().tier());
    }

    private List<String> had(PlaceVerdict verdict, List<Evidence> everywhere, Evidence worst) {
        Stream<String> signals = verdict.signals().stream()
                .filter(signal -> verdict.tier() == Tier.OBSERVATION || signal.tier() != Tier.OBSERVATION)
                .flatMap(signal -> signal.had().stream());
        Stream<String> context = Stream.of(
                        borrowers.evidence(verdict.place()).stream(),
                        Companions.of(everywhere, places).stream(),
                        Producers.lost(worst, places).stream(),
                        holders(worst))
                .flatMap(lines -> lines);
        return Stream.concat(signals, context).distinct().toList();
    }

    /** Who holds what they wait for, where a thread dump tells. */
    private static Stream<String> holders(Evidence evidence) {
        return evidence.rows().stream()
                .flatMap(row -> row.labels().keySet().stream())
                .filter(label -> label.startsWith(HELD_BY))
                .map(label -> "held by thread " + label.substring(HELD_BY.length()))
                .distinct();
    }

    private static List<String> lacked(PlaceVerdict verdict, Evidence worst, Optional<Frame> creator) {
        Stream<String> signals = verdict.signals().stream()
                .filter(signal -> signal.tier() == verdict.tier())
                .flatMap(signal -> signal.lacked().stream());
        Stream<String> creating = creator.isPresent() ? Stream.empty() : creatingLine(worst.family()).stream();
        return Stream.concat(signals, creating).distinct().toList();
    }

    private static Optional<String> creatingLine(Family family) {
        return switch (family) {
            case GOROUTINE -> Optional.of("the creating line: goroutine debug=2 prints it (\"created by\")");
            case EXECUTOR ->
                Optional.of("the creating line: thread starts in a JFR recording have it (jdk.ThreadStart)");
            case THREAD,
                    VIRTUAL_THREAD,
                    COROUTINE,
                    HEAP,
                    CONNECTION,
                    DESCRIPTOR,
                    START,
                    WITNESS,
                    ALLOCATION,
                    ACTIVITY -> Optional.empty();
        };
    }

    private static List<Trace> stacks(Evidence evidence) {
        return evidence.rows().stream()
                .flatMap(row -> row.traces().stream())
                .sorted(Comparator.comparingLong(Trace::count).reversed())
                .limit(Population.MAX_TRACES)
                .toList();
    }

    private static String filled(String text, Evidence evidence, Growth growth) {
        Map<String, String> values = Map.of(
                "{place}", evidence.site().display(),
                "{state}", evidence.state().name(),
                "{count}", String.valueOf(growth.last()));
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }
}
