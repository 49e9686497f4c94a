package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.leak.Judge.PlaceVerdict;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One leak is one finding, however many kinds of things it leaves behind. */
final class SameLeak {
    private final List<PlaceVerdict> leaks;
    private final Map<Fingerprint, List<Evidence>> places;
    private final Retainers retainers;

    private SameLeak(List<PlaceVerdict> verdicts, Map<Fingerprint, List<Evidence>> places, Retainers retainers) {
        this.leaks = verdicts.stream().filter(v -> v.tier() != Tier.OBSERVATION).toList();
        this.places = places;
        this.retainers = retainers;
    }

    /** Without the verdicts that another one explains. */
    static List<PlaceVerdict> once(
            List<PlaceVerdict> verdicts, Map<Fingerprint, List<Evidence>> places, Retainers retainers) {
        SameLeak same = new SameLeak(verdicts, places, retainers);
        return verdicts.stream().filter(verdict -> !same.explained(verdict)).toList();
    }

    private boolean explained(PlaceVerdict verdict) {
        return switch (verdict.place().family()) {
            case DESCRIPTOR -> leaks.stream().anyMatch(leak -> opens(leak, verdict));
            case HEAP -> leaks.stream().anyMatch(leak -> leads(leak, verdict));
            case GOROUTINE,
                    THREAD,
                    VIRTUAL_THREAD,
                    COROUTINE,
                    EXECUTOR,
                    CONNECTION,
                    START,
                    LAUNCH,
                    WITNESS,
                    ALLOCATION,
                    ACTIVITY -> false;
        };
    }

    /** Open descriptors that rise with a leak in code are that leak's descriptors, not a second one; a class is no code. */
    private boolean opens(PlaceVerdict leak, PlaceVerdict descriptors) {
        boolean counted = leak.pods().getFirst().evidence().placeKind() == Place.Kind.RESOURCE;
        return leak.place().family() != Family.DESCRIPTOR
                && (leak.place().family() != Family.HEAP || !counted)
                && Companions.explains(places.get(leak.place()), places.get(descriptors.place()));
    }

    /** Of classes in one field's hands the user's own leads, and of several the one that weighs most. */
    private boolean leads(PlaceVerdict leak, PlaceVerdict other) {
        if (leak.place().equals(other.place()) || leak.place().family() != Family.HEAP) {
            return false;
        }
        Evidence mine = leak.pods().getFirst().evidence();
        Evidence theirs = other.pods().getFirst().evidence();
        Optional<String> holder = retainers.holder(mine);
        boolean together = holder.isPresent() && holder.equals(retainers.holder(theirs));
        if (Retainers.moved(theirs) != Retainers.moved(mine)) {
            return Retainers.moved(theirs)
                    && (together || Companions.explains(places.get(leak.place()), places.get(other.place())));
        }
        return together && weight(mine) > weight(theirs);
    }

    private static long weight(Evidence evidence) {
        return evidence.series().last().bytes() - evidence.series().first().bytes();
    }
}
