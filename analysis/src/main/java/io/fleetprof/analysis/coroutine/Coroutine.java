package io.fleetprof.analysis.coroutine;

import io.fleetprof.analysis.jvm.Continuation;
import io.fleetprof.analysis.jvm.Located;
import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.jvm.Owner;
import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Sighting;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One coroutine of a dump.
 *
 * @param builder the class of its Job: {@code StandaloneCoroutine} of launch, {@code DeferredCoroutine} of async
 * @param suspension where it waits, or runs, leaf first; empty before it has begun
 * @param creation the stack that made it, leaf first; empty where the library did not keep it
 */
record Coroutine(String builder, Progress progress, List<Method> suspension, List<Method> creation) {
    /** Stands between the two stacks where they are shown as one. */
    private static final Frame LAUNCHED_BY = new Frame("(launched by)", "", 0);

    /** What the library says of it. */
    enum Progress {
        CREATED(new State("Created", StateClass.IDLE_ABLE)),
        RUNNING(new State("Running", StateClass.RUNNING)),
        SUSPENDED(new State("Suspended", StateClass.IDLE_ABLE));

        private final State state;

        Progress(State state) {
            this.state = state;
        }
    }

    Sighting sighting() {
        Optional<Frame> launcher = firstOfUser(creation);
        List<Method> stack = suspension.isEmpty() ? creation : suspension;
        Place place = firstOfUser(stack)
                .map(frame -> Place.user(named(frame).function()))
                .orElseGet(() -> Located.of("", stack).place());
        Frame site = firstOfUser(stack).map(Coroutine::named).orElseGet(() -> Located.of("", stack)
                .site());
        return new Sighting(
                new PopulationKey(Family.LAUNCH, progress.state, place),
                1,
                0,
                1,
                site,
                trace(),
                new long[0],
                Ages.UNKNOWN,
                launcher,
                builder.isEmpty() ? List.of() : List.of("builder=" + builder));
    }

    private static Optional<Frame> firstOfUser(List<Method> stack) {
        return stack.stream()
                .filter(method -> method.owner() == Owner.USER)
                .map(Method::frame)
                .findFirst();
    }

    /** A continuation is named after the function it stands in, for its number changes with a build. */
    private static Frame named(Frame frame) {
        return new Frame(Continuation.functionOf(frame.function()), frame.file(), frame.line());
    }

    private Stack trace() {
        List<Frame> frames = new ArrayList<>();
        Located.trace(suspension).frames().forEach(frame -> frames.add(named(frame)));
        if (!creation.isEmpty()) {
            frames.add(LAUNCHED_BY);
        }
        return new Stack(Stream.concat(frames.stream(), Located.trace(creation).frames().stream())
                .toList());
    }
}
