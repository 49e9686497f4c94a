package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.leak.Knowledge.Borrowing;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names who holds a library's connections. A leaked connection stands on library code alone; what its borrower
 * allocated on the way in is still alive, and the heap profile has the stack. Without live samples the allocation
 * profile tells at least who calls.
 */
final class Borrowers implements Witness {
    private static final double NAMED_SHARE = 0.5;

    private final Map<Loan, Borrower> borrowers = new HashMap<>();

    private Borrowers() {}

    /** What is borrowed: a library place in one container. */
    private record Loan(Container container, Borrowing borrowing) {}

    /** A borrower and how sure that is: {@code samples} of {@code all} sampled allocations are his. */
    private record Borrower(Frame site, String function, long samples, long all, Family witness) {
        String evidence() {
            String objects = witness == Family.HEAP ? "live objects" : "allocations";
            return "borrower named by the heap profile: " + samples + " of " + all + " sampled " + objects
                    + " made on the way into the library are from " + function;
        }
    }

    /** The container's own profiles are asked first, then its siblings': they run the same code. */
    static Borrowers in(Fleet fleet) {
        Borrowers found = new Borrowers();
        Collection<Snapshot> latest = latest(fleet);
        Map<Container, List<Snapshot>> own = latest.stream().collect(Collectors.groupingBy(Snapshot::container));
        Map<String, List<Snapshot>> shared =
                latest.stream().collect(Collectors.groupingBy(s -> s.container().workload()));
        own.forEach((container, snapshots) -> Knowledge.LOADED.borrowers().forEach(borrowing -> Stream.of(
                        snapshots, shared.get(container.workload()))
                .flatMap(witnesses -> heaviest(witnesses, borrowing).stream())
                .findFirst()
                .ifPresent(borrower -> found.borrowers.put(new Loan(container, borrowing), borrower))));
        return found;
    }

    /** The same snapshots with the connections at their borrowers, where those are known. */
    @Override
    public Fleet name(Fleet fleet) {
        TreeMap<SnapshotKey, Snapshot> renamed = new TreeMap<>(fleet.snapshots());
        renamed.replaceAll((key, snapshot) -> name(snapshot));
        return new Fleet(renamed);
    }

    /** Why a finding stands at the borrower's place. */
    @Override
    public Testimony on(Evidence evidence) {
        String function = evidence.series().fingerprint().function();
        return borrowers.values().stream()
                .filter(borrower -> evidence.family() == Family.CONNECTION
                        && borrower.function().equals(function))
                .map(Borrower::evidence)
                .findFirst()
                .map(Testimony::had)
                .orElse(Testimony.NONE);
    }

    private Snapshot name(Snapshot snapshot) {
        List<Population> rows = snapshot.contents().populations().stream()
                .map(row -> borrower(snapshot.container(), row.key())
                        .map(borrower -> at(row, borrower))
                        .orElse(row))
                .toList();
        return snapshot.with(snapshot.contents().with(rows));
    }

    private Optional<Borrower> borrower(Container container, PopulationKey key) {
        return Knowledge.LOADED.borrowers().stream()
                .filter(known -> key.family() == Family.CONNECTION
                        && known.place().equals(key.place().function()))
                .flatMap(known -> Stream.ofNullable(borrowers.get(new Loan(container, known))))
                .findFirst();
    }

    private static Population at(Population row, Borrower borrower) {
        Place place = Place.user(borrower.function());
        return row.at(new PopulationKey(row.key().family(), row.key().state(), place), borrower.site());
    }

    /** The last file of each kind in each container. */
    private static Collection<Snapshot> latest(Fleet fleet) {
        SortedMap<String, Snapshot> latest = new TreeMap<>();
        fleet.snapshots()
                .values()
                .forEach(
                        s -> latest.put(s.container().id() + '\n' + s.contents().source(), s));
        return latest.values();
    }

    private static Optional<Borrower> heaviest(List<Snapshot> snapshots, Borrowing borrowing) {
        return heaviest(snapshots, borrowing, Family.HEAP).or(() -> heaviest(snapshots, borrowing, Family.ALLOCATION));
    }

    private static Optional<Borrower> heaviest(List<Snapshot> snapshots, Borrowing borrowing, Family witness) {
        SortedMap<String, Long> samples = new TreeMap<>();
        Map<String, Frame> sites = new HashMap<>();
        snapshots.stream()
                .map(Snapshot::contents)
                .map(Contents::populations)
                .flatMap(List::stream)
                .filter(row ->
                        row.key().family() == witness && row.key().place().kind() == Place.Kind.USER)
                .filter(row ->
                        row.traces().stream().anyMatch(trace -> trace.stack().anyFunction(borrowing::passes)))
                .forEach(row -> {
                    samples.merge(row.key().place().function(), row.sampled(), Long::sum);
                    sites.put(row.key().place().function(), row.site());
                });
        long all = samples.values().stream().mapToLong(Long::longValue).sum();
        return samples.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .filter(top -> top.getValue() > 0 && top.getValue() >= NAMED_SHARE * all)
                .map(top -> new Borrower(sites.get(top.getKey()), top.getKey(), top.getValue(), all, witness));
    }
}
