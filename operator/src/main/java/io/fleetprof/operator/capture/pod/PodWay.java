package io.fleetprof.operator.capture.pod;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Route;
import io.fleetprof.operator.capture.Taken;
import io.fleetprof.operator.capture.Taken.Missed;
import io.fleetprof.operator.capture.Way;
import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.target.pod.Life;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A pod's pprof server through the first door that leads to an answer. What cannot be connected to is tried through the
 * next; an answer, whatever it says, is the program's, and the next door would get the same. After each profile the
 * container is looked at: one that was started anew meanwhile has mixed two lives.
 */
final class PodWay implements Way {
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(2);

    private final List<Door> doors;
    private final BiFunction<URI, Door, Way> pprof;
    private final Supplier<Life> life;
    private final List<String> passed = new ArrayList<>();
    private Optional<Open> open = Optional.empty();

    /**
     * @param doors in order of trial; at least one
     * @param pprof a way to the server that is there, through the door
     * @param life of the container, now
     */
    PodWay(List<Door> doors, BiFunction<URI, Door, Way> pprof, Supplier<Life> life) {
        this.doors = List.copyOf(doors);
        this.pprof = pprof;
        this.life = life;
    }

    /** The door that was found to lead somewhere. */
    private record Open(Door door, Way way) {}

    @Override
    public List<Taken> take(Step step, Duration within) {
        List<Taken> taken = open.map(it -> it.way().take(step, within)).orElseGet(() -> first(step, within));
        return switch (lifeAfter(taken)) {
            case Life.Same _, Life.Unknown _ -> taken;
            case Life.Restarted(String message) -> lost(taken, step, Reason.CONTAINER_RESTARTED, message);
            case Life.Gone(String message) -> lost(taken, step, Reason.GONE, message);
        };
    }

    /** Who answered before and does not now has mostly just ended, of which the kubelet tells a little later. */
    private Life lifeAfter(List<Taken> taken) {
        Life now = life.get();
        boolean silenced = open.isPresent() && blocked(taken).isPresent();
        if (!silenced || !(now instanceof Life.Same)) {
            return now;
        }
        try {
            Thread.sleep(UNTIL_TOLD);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return now;
        }
        return life.get();
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

    private static List<Taken> lost(List<Taken> taken, Step step, Reason reason, String detail) {
        for (Taken it : taken) {
            if (it instanceof Taken.Profile profile) {
                profile.discard();
            }
        }
        return List.of(new Missed(step.kind(), reason, detail));
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
