package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jvm.Located;
import io.fleetprof.analysis.jvm.PoolName;
import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Census;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Sighting;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a recording says as populations: flows (allocation, activity) and witnesses (thread starts, live objects). */
final class Rows implements Sink {
    private static final State STARTED = new State("started", StateClass.OPEN);

    private final Census census = new Census();

    /** Time is the count of what has a duration, as in profiles of time; of all else the events are. */
    @Override
    public void activity(Activity activity, String thread, CallStack stack, String className, long events, long value) {
        boolean allocated = activity == Activity.ALLOCATED;
        Located located = stack.located(thread);
        census.add(new Sighting(
                new PopulationKey(allocated ? Family.ALLOCATION : Family.ACTIVITY, activity.state(), located.place()),
                activity.isTimed() ? value : events,
                allocated ? value : 0,
                events,
                located.site(),
                stack.trace(),
                new long[0],
                Ages.UNKNOWN,
                Optional.empty(),
                className.isEmpty() ? List.of() : List.of("class=" + className)));
    }

    @Override
    public void start(String thread, long id, CallStack stack) {
        Located located = stack.located(thread);
        census.add(new Sighting(
                new PopulationKey(Family.START, STARTED, located.place()),
                1,
                0,
                1,
                located.site(),
                stack.trace(),
                id > 0 ? new long[] {id} : new long[0],
                Ages.UNKNOWN,
                Optional.empty(),
                List.of("name=" + PoolName.of(thread).pattern())));
    }

    void live(LiveObject object) {
        Located allocated = object.allocation().located("");
        List<String> labels = new ArrayList<>(List.of("class=" + object.className()));
        object.holder().ifPresent(holder -> labels.add("holder=" + holder));
        census.add(new Sighting(
                new PopulationKey(
                        Family.WITNESS,
                        State.LIVE,
                        object.holder().map(Place::user).orElse(allocated.place())),
                1,
                object.size(),
                1,
                object.holder().map(holder -> new Frame(holder, "", 0)).orElse(allocated.site()),
                object.allocation().trace(),
                new long[0],
                new Ages(new TreeMap<>(Map.of((int) Math.clamp(object.age().toMinutes(), 0, Integer.MAX_VALUE), 1L))),
                Optional.empty(),
                labels));
    }

    List<Population> populations() {
        return census.populations();
    }
}
