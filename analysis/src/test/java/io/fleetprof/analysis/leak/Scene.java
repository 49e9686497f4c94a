package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.analysis.population.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** Builds fleets for the tests: pods with populations over time, ten seconds apart. */
final class Scene {
    static final State SEND = new State("chan send", StateClass.NEVER_IDLE);
    static final State RECEIVE = new State("chan receive", StateClass.IDLE_ABLE);
    static final State SELECT = new State("select", StateClass.IDLE_ABLE);
    static final State IO = new State("IO wait", StateClass.IDLE_ABLE);
    static final State SLEEP = new State("sleep", StateClass.ASLEEP);
    static final State JOIN = new State("sync.WaitGroup.Wait", StateClass.JOINING);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Snapshot> snapshots = new ArrayList<>();
    private final Map<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
    private int pods;
    private Duration interval = Duration.ofSeconds(10);

    Scene every(Duration step) {
        interval = step;
        return this;
    }

    /** A figure of the pods that follow. */
    Scene with(Gauge gauge, long value) {
        gauges.put(gauge, value);
        return this;
    }

    Scene pod(Duration age, Row... rows) {
        String name = "pod-" + pods++;
        Container container = Container.local(name, "shop", Optional.of(NOW.minus(age)));
        return snapshots(container, rows);
    }

    Scene podOfUnknownAge(Row... rows) {
        return snapshots(Container.local("pod-" + pods++, "shop", Optional.empty()), rows);
    }

    private Scene snapshots(Container container, Row... rows) {
        Map<Source, List<Row>> bySource = new TreeMap<>();
        for (Row row : rows) {
            bySource.computeIfAbsent(row.source, unused -> new ArrayList<>()).add(row);
        }
        bySource.forEach((source, ofSource) -> {
            int moments = ofSource.getFirst().counts.length;
            for (int i = 0; i < moments; i++) {
                snapshots.add(snapshot(container, source, ofSource, i));
            }
        });
        return this;
    }

    private Snapshot snapshot(Container container, Source source, List<Row> rows, int moment) {
        List<Population> populations = rows.stream()
                .filter(row -> row.counts[moment] > 0)
                .map(row -> row.at(moment))
                .toList();
        Contents contents = new Contents(source, Optional.empty(), Optional.empty(), populations, gauges, List.of());
        Duration elapsed = interval.multipliedBy(moment);
        return new Snapshot(
                container, moment, Optional.of(elapsed), Optional.of(NOW.plus(elapsed)), "file-" + moment, contents);
    }

    Fleet fleet() {
        return ((Fleet.Union.Joined) Fleet.of(snapshots)).fleet();
    }

    Analysis analyse() {
        return Detection.analyse(fleet(), pods, Thresholds.DEFAULT, Optional.empty());
    }

    /** One place over time. */
    static final class Row {
        private final State state;
        private final Place place;
        private final long[] counts;
        private Family family = Family.GOROUTINE;
        private Source source = Source.GOROUTINE_DEBUG0;
        private IntFunction<Identities> ids = unused -> Identities.UNKNOWN;
        private Ages ages = Ages.UNKNOWN;
        private List<Frame> below = List.of();
        private List<Frame> above = List.of();
        private TreeMap<Frame, Long> creators = new TreeMap<>();

        private Row(State state, Place place, long... counts) {
            this.state = state;
            this.place = place;
            this.counts = counts;
        }

        static Row user(State state, String function, long... counts) {
            return new Row(state, Place.user(function), counts);
        }

        static Row library(State state, String function, long... counts) {
            return new Row(state, Place.library(function), counts);
        }

        Row family(Family other) {
            family = other;
            return this;
        }

        Row source(Source other) {
            source = other;
            return this;
        }

        /** The first ones stay, new ones join. */
        Row staying() {
            ids = moment -> Identities.of(LongStream.range(0, counts[moment]).toArray());
            return this;
        }

        /** Others at every snapshot. */
        Row turningOver() {
            ids = moment -> Identities.of(LongStream.range(0, counts[moment])
                    .map(id -> id + moment * 1_000_000L)
                    .toArray());
            return this;
        }

        Row waitedMinutes(int minutes) {
            return ages(Map.of(minutes, counts[counts.length - 1]));
        }

        Row ages(Map<Integer, Long> minutes) {
            ages = new Ages(new TreeMap<>(minutes));
            return this;
        }

        Row under(String... callers) {
            below = frames(callers);
            return this;
        }

        Row in(String... callees) {
            above = frames(callees);
            return this;
        }

        Row createdBy(String function) {
            creators.put(new Frame(function, "shop.go", 7), 1L);
            return this;
        }

        private static List<Frame> frames(String... functions) {
            return List.of(functions).stream()
                    .map(function -> new Frame(function, "/x/x.go", 1))
                    .toList();
        }

        Population at(int moment) {
            Frame site = new Frame(place.function(), "/src/shop/shop.go", 22);
            List<Frame> frames = new ArrayList<>(above);
            frames.add(site);
            frames.addAll(below);
            return new Population(
                    new PopulationKey(family, state, place),
                    counts[moment],
                    counts[moment] * 100,
                    counts[moment],
                    ids.apply(moment),
                    ages,
                    site,
                    List.of(new Trace(new Stack(frames), counts[moment])),
                    creators,
                    new TreeMap<>());
        }
    }
}
