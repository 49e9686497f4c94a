package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.peer.Directory;
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
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;

/** Builds fleets for the tests: pods with populations over time, ten seconds apart. */
final class Scene {
    static final State SEND = new State("chan send", StateClass.NEVER_IDLE);
    static final State RECEIVE = new State("chan receive", StateClass.IDLE_ABLE);
    static final State SELECT = new State("select", StateClass.IDLE_ABLE);
    static final State IO = new State("IO wait", StateClass.IDLE_ABLE);
    static final State SLEEP = new State("sleep", StateClass.ASLEEP);
    static final State JOIN = new State("sync.WaitGroup.Wait", StateClass.JOINING);
    static final State PARKED = new State("TIMED_WAITING (parking)", StateClass.IDLE_ABLE);
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

    /** One of another workload than the others'. */
    Scene pod(String workload, Duration age, Row... rows) {
        Container container = Container.local("pod-" + pods++, workload, Optional.of(NOW.minus(age)));
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

    Analysis analyse(Directory directory) {
        return Detection.analyse(fleet(), directory, pods, Thresholds.DEFAULT, Optional.empty());
    }

    /** One place over time. */
    static final class Row {
        private final State state;
        private final Place place;
        private final long[] counts;
        private Family family = Family.GOROUTINE;
        private Source source = Source.GOROUTINE_DEBUG0;
        private IntFunction<Identities> ids = unused -> Identities.UNKNOWN;
        private IntFunction<Identities> waits = unused -> Identities.UNKNOWN;
        private Ages ages = Ages.UNKNOWN;
        private List<Frame> below = List.of();
        private List<Frame> above = List.of();
        private TreeMap<Frame, Long> creators = new TreeMap<>();
        private final TreeMap<String, Long> labels = new TreeMap<>();

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

        static Row runtime(State state, String function, long... counts) {
            return new Row(state, Place.runtime(function), counts);
        }

        /** A class of a histogram: the user's count by themselves, the JDK's do not. */
        static Row ofClass(String name, long... objects) {
            Place place = name.startsWith("shop.") ? Place.resource(name) : Place.runtime(name);
            return new Row(State.LIVE, place, objects).family(Family.HEAP).source(Source.HISTOGRAM);
        }

        /** The same of a histogram that may count garbage. */
        static Row ofGarbage(String name, long... objects) {
            return new Row(State.LIVE_OR_GARBAGE, ofClass(name).place, objects)
                    .family(Family.HEAP)
                    .source(Source.HISTOGRAM);
        }

        /** Starts in a recording. */
        static Row starts(String function, long count) {
            return user(new State("started", StateClass.OPEN), function, count)
                    .family(Family.START)
                    .source(Source.JFR);
        }

        /** Sampled live objects in a recording. */
        static Row live(String place, String className, long count) {
            return user(State.LIVE, place, count)
                    .family(Family.WITNESS)
                    .source(Source.JFR)
                    .label("class=" + className, count);
        }

        static Row thread(State state, String function, long... counts) {
            return user(state, function, counts).family(Family.THREAD).source(Source.THREAD_PRINT);
        }

        static Row socket(State state, String peer, long... counts) {
            return new Row(state, Place.resource("socket " + peer), counts)
                    .family(Family.DESCRIPTOR)
                    .source(Source.PROCESS);
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

        /** So many leave and come between two snapshots. */
        Row sliding(int leaving) {
            ids = moment -> Identities.of(LongStream.range(0, counts[moment])
                    .map(id -> id + (long) moment * leaving)
                    .toArray());
            return this;
        }

        /** Others at every snapshot. */
        Row turningOver() {
            ids = moment -> Identities.of(LongStream.range(0, counts[moment])
                    .map(id -> id + moment * 1_000_000L)
                    .toArray());
            return this;
        }

        /** The given ones at every snapshot, both ends included. */
        Row ids(long from, long to) {
            ids = moment -> Identities.of(LongStream.rangeClosed(from, to).toArray());
            return this;
        }

        /** All of them run whenever the figure changes from one moment to the next, and wait as long as it does not. */
        Row running(IntUnaryOperator cpu) {
            waits = moment -> Identities.of(LongStream.of(ids.apply(moment).toArray())
                    .map(id -> 1000 * id + cpu.applyAsInt(moment))
                    .toArray());
            return this;
        }

        Row label(String text, long count) {
            labels.put(text, count);
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
            boolean code = place.kind() == Place.Kind.USER || place.kind() == Place.Kind.LIBRARY;
            Frame site =
                    code ? new Frame(place.function(), "/src/shop/shop.go", 22) : new Frame(place.function(), "", 0);
            List<Frame> frames = new ArrayList<>(above);
            frames.add(site);
            frames.addAll(below);
            return new Population(
                    new PopulationKey(family, state, place),
                    counts[moment],
                    counts[moment] * 100,
                    counts[moment],
                    ids.apply(moment),
                    waits.apply(moment),
                    ages,
                    site,
                    List.of(new Trace(new Stack(frames), counts[moment])),
                    creators,
                    labels);
        }
    }
}
