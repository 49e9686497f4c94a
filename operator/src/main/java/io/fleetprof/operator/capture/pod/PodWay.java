package io.fleetprof.operator.capture.pod;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Route;
import io.fleetprof.operator.capture.Taken;
import io.fleetprof.operator.capture.Taken.Missed;
import io.fleetprof.operator.capture.Way;
import io.fleetprof.operator.plan.Step;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A pod's pprof server through the first door that leads to an answer. What cannot be connected to is tried through the
 * next; an answer, whatever it says, is the program's, and the next door would get the same.
 */
final class PodWay implements Way {
    private final List<Door> doors;
    private final BiFunction<URI, Door, Way> pprof;
    private final OneLife life;
    private final List<String> passed = new ArrayList<>();
    private Optional<Open> open = Optional.empty();
    private boolean asked;

    /**
     * @param doors in order of trial; at least one
     * @param pprof a way to the server that is there, through the door
     * @param life of the container
     */
    PodWay(List<Door> doors, BiFunction<URI, Door, Way> pprof, OneLife life) {
        this.doors = List.copyOf(doors);
        this.pprof = pprof;
        this.life = life;
    }

    /** The door that was found to lead somewhere. */
    private record Open(Door door, Way way) {}

    @Override
    public List<Taken> take(Step step, Duration within) {
        // Of one that has never answered the first silence alone is worth the wait: it may have ended just before.
        boolean expected = open.isPresent() || !asked;
        asked = true;
        List<Taken> taken = open.map(it -> it.way().take(step, within)).orElseGet(() -> first(step, within));
        return life.holds(
                step, taken, expected && (open.isEmpty() || blocked(taken).isPresent()));
    }

    private List<Taken> first(Step step, Duration within) {
        Missed last = new Missed(step.kind(), Reason.NO_PPROF, "no way in was tried");
        passed.clear();
        for (Door door : doors) {
            switch (door.open()) {
                case Door.Opened.Shut(Reason reason, String detail) ->
                    last = passing(door, new Missed(step.kind(), reason, detail));
                case Door.Opened.At(URI base) -> {
                    Way way = pprof.apply(base, door);
                    List<Taken> taken = way.take(step, within);
                    Optional<Missed> blocked = blocked(taken);
                    if (blocked.isEmpty()) {
                        open = Optional.of(new Open(door, way));
                        return taken;
                    }
                    last = passing(door, door.explain(blocked.get()));
                }
            }
        }
        return List.of(new Missed(step.kind(), last.reason(), last.detail() + before(last)));
    }

    private Missed passing(Door door, Missed missed) {
        passed.add(door.path().label() + ": " + missed.reason().label());
        return missed;
    }

    /** The other doors and what was wrong with them. */
    private String before(Missed last) {
        List<String> others = passed.subList(0, passed.size() - 1);
        return others.isEmpty() || last.detail().isEmpty() ? "" : " (" + String.join(", ", others) + ")";
    }

    private static Optional<Missed> blocked(List<Taken> taken) {
        return taken.stream()
                .filter(Missed.class::isInstance)
                .map(Missed.class::cast)
                .findFirst()
                .filter(missed -> isConnecting(missed.reason()));
    }

    private static boolean isConnecting(Reason reason) {
        return switch (reason) {
            case CONNECTION_REFUSED, CONNECTION_RESET, NETWORK_BLOCKED -> true;
            default -> false;
        };
    }

    @Override
    public Route route() {
        Optional<CapturePath> path = open.map(it -> it.door().path());
        return new Route(path, String.join(", ", passed));
    }

    @Override
    public void close() {
        doors.forEach(Door::close);
    }
}
