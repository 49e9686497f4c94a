package io.fleetprof.analysis.report.scheduler;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.report.format.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The schedulers of a fleet: a row for each figure, known or not.
 *
 * @param rows in the order of {@link Figure}; empty where no Go program was read
 */
public record Scheduler(List<Row> rows) {
    public Scheduler {
        rows = List.copyOf(rows);
    }

    /**
     * One figure over all containers of Go programs.
     *
     * @param least of those that are known, in the figure's unit: a count, seconds, or a number a minute
     * @param most of those that are known
     * @param bound {@code at most} or {@code more than}, where only bounds are known; empty where values are exact
     * @param worstPod where it is most; empty where nobody tells
     * @param known how many containers tell
     * @param containers how many there are
     * @param sources who says so
     * @param unknown what to enable, where it is not known of all
     * @param text all of it in words
     */
    public record Row(
            Figure figure,
            Optional<Double> least,
            Optional<Double> most,
            Optional<String> bound,
            Optional<String> worstPod,
            int known,
            int containers,
            List<String> sources,
            Optional<String> unknown,
            String text) {}

    private record Told(Container container, Known known) {
        double value() {
            return known.value();
        }
    }

    public static Scheduler of(Fleet fleet) {
        Map<Container, List<Snapshot>> containers = fleet.snapshots().values().stream()
                .collect(Collectors.groupingBy(Snapshot::container, TreeMap::new, Collectors.toList()));
        containers.values().removeIf(snapshots -> snapshots.stream().noneMatch(Scheduler::isOfGo));
        Map<Container, Map<Figure, Known>> figures = new TreeMap<>();
        containers.forEach((container, snapshots) -> figures.put(container, ContainerFigures.of(snapshots)));
        List<Row> rows = new ArrayList<>();
        if (!figures.isEmpty()) {
            for (Figure figure : Figure.values()) {
                rows.add(row(figure, figures));
            }
        }
        return new Scheduler(rows);
    }

    private static boolean isOfGo(Snapshot snapshot) {
        Source source = snapshot.contents().source();
        return source.covers().contains(Family.GOROUTINE) || source == Source.METRICS || source == Source.EXPVAR;
    }

    private static Row row(Figure figure, Map<Container, Map<Figure, Known>> figures) {
        List<Told> told = figures.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(figure))
                .map(entry -> new Told(entry.getKey(), entry.getValue().get(figure)))
                .sorted(Comparator.comparingDouble(Told::value))
                .toList();
        if (told.isEmpty()) {
            return unknown(figure, figures.size());
        }
        Told most = told.getLast();
        List<String> sources = List.copyOf(
                new TreeSet<>(told.stream().map(it -> it.known().source()).toList()));
        return new Row(
                figure,
                Optional.of(told.getFirst().value()),
                Optional.of(most.value()),
                Optional.of(most.known().bound().words().strip()).filter(words -> !words.isEmpty()),
                Optional.of(most.container().pod()),
                told.size(),
                figures.size(),
                sources,
                Optional.of(figure.enable()).filter(_ -> told.size() < figures.size()),
                text(figure, told, figures.size(), sources));
    }

    private static Row unknown(Figure figure, int containers) {
        return new Row(
                figure,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                containers,
                List.of(),
                Optional.of(figure.enable()),
                figure.label() + ": unknown; " + figure.enable());
    }

    /** {@code threads: 9 to 12 in 3 pods (/metrics)}. */
    private static String text(Figure figure, List<Told> told, int containers, List<String> sources) {
        Known most = told.getLast().known();
        String least = figure.words(told.getFirst().value());
        String worst = most.bound().words() + figure.words(most.value());
        String range = told.size() == 1 || least.equals(figure.words(most.value())) ? worst : least + " to " + worst;
        String where = containers == 1
                ? ""
                : " in " + (told.size() < containers ? told.size() + " of " : "")
                        + Wording.counted(containers, "pod", "pods");
        String rest = told.size() < containers ? "; unknown in the others: " + figure.enable() : "";
        return figure.label() + ": " + range + where + " (" + String.join("; ", sources) + ")" + rest;
    }
}
