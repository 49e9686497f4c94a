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
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns a verdict on a place into a finding that explains itself. */
final class Explanation {
    /** Label of a population whose lock has a known holder. */
    private static final String HELD_BY = "held by=";

    private final SortedMap<Fingerprint, List<Evidence>> places;
    private final Witness witnesses;
    private final Fleet fleet;

    Explanation(SortedMap<Fingerprint, List<Evidence>> places, Witness witnesses, Fleet fleet) {
        this.places = places;
        this.witnesses = witnesses;
        this.fleet = fleet;
    }

    Finding of(PlaceVerdict verdict) {
        List<Evidence> everywhere = places.get(verdict.place());
        Evidence worst = verdict.pods().getFirst().evidence();
        Testimony testimony = witnesses.on(worst);
        List<String> had = had(verdict, everywhere, worst, testimony);
        Knowledge.Row row = Knowledge.LOADED.explain(worst, had);
        Optional<Frame> creator =
                everywhere.stream().flatMap(e -> e.creator().stream()).findFirst();
        Growth growth = Trend.of(everywhere.stream().map(Evidence::series).toList());
        Map<String, String> words = words(worst, growth, testimony);
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
                had,
                lacked(verdict, creator.isPresent() ? List.of() : creatingLine(worst.family()), testimony, row),
                filled(row.cause(), words),
                filled(row.remedy(), words),
                Stream.concat(Verification.of(worst, fleet).stream(), testimony.verify().stream())
                        .toList(),
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

    private List<String> had(PlaceVerdict verdict, List<Evidence> everywhere, Evidence worst, Testimony testimony) {
        Stream<String> signals = verdict.signals().stream()
                .filter(signal -> verdict.tier() == Tier.OBSERVATION || signal.tier() != Tier.OBSERVATION)
                .flatMap(signal -> signal.had().stream());
        Stream<String> context = Stream.of(
                        testimony.had().stream(),
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

    private static List<String> lacked(
            PlaceVerdict verdict, List<String> creating, Testimony testimony, Knowledge.Row row) {
        Stream<String> signals = verdict.signals().stream()
                .filter(signal -> signal.tier() == verdict.tier())
                .flatMap(signal -> signal.lacked().stream());
        return Stream.of(signals, creating.stream(), testimony.lacked().stream(), row.lacks().stream())
                .flatMap(lines -> lines)
                .distinct()
                .toList();
    }

    private static List<String> creatingLine(Family family) {
        return family == Family.GOROUTINE
                ? List.of("the creating line: goroutine debug=2 prints it (\"created by\")")
                : List.of();
    }

    private static List<Trace> stacks(Evidence evidence) {
        return evidence.rows().stream()
                .flatMap(row -> row.traces().stream())
                .sorted(Comparator.comparingLong(Trace::count).reversed())
                .limit(Population.MAX_TRACES)
                .toList();
    }

    /** What fills the braces of causes and remedies: a witness's name, or else a word that fits as well. */
    private static Map<String, String> words(Evidence evidence, Growth growth, Testimony testimony) {
        Map<String, String> words = new TreeMap<>(Map.of(
                "{holder}", "a field", "{peer}", "a peer", "{callee}", "a peer", "{chain}", "unknown", "{ends}", ""));
        words.putAll(testimony.words());
        words.put("{place}", evidence.site().display());
        words.put("{state}", evidence.state().name());
        words.put("{count}", String.valueOf(growth.last()));
        return words;
    }

    private static String filled(String text, Map<String, String> words) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }
}
