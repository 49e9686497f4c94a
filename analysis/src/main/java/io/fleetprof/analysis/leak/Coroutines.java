package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.leak.Judge.PlaceVerdict;
import io.fleetprof.analysis.leak.Judge.PodVerdict;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.StateClass;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Second thoughts on coroutines, which are known by classes alone. Continuations grow without a leak where garbage is
 * counted; a class that is only named like one grows without coroutines; and one coroutine shows in every function it
 * is suspended in, and in what it holds: that is one leak.
 */
final class Coroutines {
    /** A coroutine has one continuation of a class; as garbage it has two, for a launched lambda is copied. */
    private static final double LEAST_COROUTINES = 0.7;

    /** Reachable objects of work in progress come and go with it; when they rise beside a leak, they are garbage. */
    private static final double GARBAGE_SHARE = 0.1;

    private static final long LEAST_GARBAGE = 20;

    /** Continuations of the same coroutines differ by those that are just being resumed. */
    private static final double SAME_SHARE = 0.02;

    private static final long SAME_RISE = 5;

    private final SortedMap<Fingerprint, List<Evidence>> places;
    private final long coroutines;
    private final long passing;
    /** How much each leak of coroutines rose: it is what tells them apart. */
    private final NavigableSet<Long> leaks = new TreeSet<>();

    private Coroutines(SortedMap<Fingerprint, List<Evidence>> places) {
        this.places = places;
        coroutines = figure("coroutines without a parent") + figure("coroutines under a parent");
        passing = figure("objects of work in progress");
    }

    /** The same verdicts, without those that another one explains, and no surer than classes allow. */
    static List<PlaceVerdict> settle(List<PlaceVerdict> verdicts, SortedMap<Fingerprint, List<Evidence>> places) {
        Coroutines coroutines = new Coroutines(places);
        return verdicts.stream()
                .map(coroutines::doubted)
                .sorted((left, right) -> Boolean.compare(leaks(right), leaks(left)))
                .filter(coroutines::stands)
                .toList();
    }

    /**
     * Why nothing may be called clean: coroutines grew in histograms that count garbage, where healthy work and a leak
     * look alike.
     *
     * @param verdicts as {@link #settle} left them
     */
    static Optional<String> undecided(List<PlaceVerdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.place().family() == Family.COROUTINE)
                .filter(verdict -> verdict.signals().stream()
                        .anyMatch(signal ->
                                signal.detector().equals(Rule.GROWING.name()) && signal.tier() == Tier.OBSERVATION))
                .map(verdict -> "coroutines grow in " + verdict.place().function()
                        + " by histograms that count garbage; those taken after a collection decide"
                        + " (GC.class_histogram without -all, impact High)")
                .findFirst();
    }

    private static boolean leaks(PlaceVerdict verdict) {
        return verdict.place().family() == Family.COROUTINE && verdict.tier() != Tier.OBSERVATION;
    }

    private PlaceVerdict doubted(PlaceVerdict verdict) {
        long rise = rise(verdict.place());
        boolean object = verdict.place().family() == Family.HEAP;
        if (rise <= 0 || !leaks(verdict) && !object) {
            return verdict;
        }
        if (passing >= Math.max(LEAST_GARBAGE, GARBAGE_SHARE * rise)) {
            return capped(
                    verdict,
                    Tier.OBSERVATION,
                    "reachable objects only: what work in progress leaves behind rose too (+" + passing
                            + "), so that garbage was counted (GC.class_histogram without -all, which a request of"
                            + " impact High takes, collects it first)");
        }
        return !object && coroutines < LEAST_COROUTINES * rise
                ? capped(
                        verdict,
                        Tier.SUSPECTED,
                        "coroutines: there are not as many more of them, so that these may be objects of any kind")
                : verdict;
    }

    private static PlaceVerdict capped(PlaceVerdict verdict, Tier surest, String lacked) {
        List<PodVerdict> pods = verdict.pods().stream()
                .map(pod -> new PodVerdict(pod.evidence(), capped(pod.signals(), surest, lacked)))
                .toList();
        List<Signal> signals = capped(verdict.signals(), surest, lacked);
        return new PlaceVerdict(verdict.place(), signals.getFirst().tier(), signals, pods);
    }

    private static List<Signal> capped(List<Signal> signals, Tier surest, String lacked) {
        return signals.stream()
                .map(signal -> signal.tier().compareTo(surest) > 0
                        ? signal
                        : new Signal(
                                surest,
                                signal.detector(),
                                signal.had(),
                                Stream.concat(Stream.of(lacked), signal.lacked().stream())
                                        .toList()))
                .toList();
    }

    /**
     * Whether it is a finding of its own. What a coroutine stands in and holds rises with it; figures and classes of
     * the platform are evidence only. Leaks come first.
     */
    private boolean stands(PlaceVerdict verdict) {
        long rise = rise(verdict.place());
        boolean coroutine = verdict.place().family() == Family.COROUTINE;
        boolean follows = places.get(verdict.place()).stream().allMatch(Companions::follows);
        if (coroutine && follows) {
            return false;
        }
        if (rise <= 0 || !leaks(verdict) && verdict.place().family() != Family.HEAP) {
            return true;
        }
        boolean explained = Stream.of(leaks.floor(rise), leaks.ceiling(rise))
                .filter(Objects::nonNull)
                .anyMatch(leak -> follows ? Companions.alike(leak, rise) : same(leak, rise));
        return !explained && (!leaks(verdict) || leaks.add(rise));
    }

    private static boolean same(long left, long right) {
        return Math.abs(left - right) <= Math.max(SAME_RISE, SAME_SHARE * Math.max(left, right));
    }

    private long rise(Fingerprint place) {
        return Companions.rise(places.getOrDefault(place, List.of()));
    }

    private long figure(String name) {
        return rise(new Fingerprint(Family.COROUTINE, StateClass.LIVE, name));
    }
}
