package io.fleetprof.analysis.histogram;

import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.jvm.Owner;
import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.State;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The objects of a class.
 *
 * @param loaded how many classes have exactly this name, each of another loader; 0 for those made at run time, which
 *     share a name only for us
 */
record ClassRow(String name, long objects, long bytes, int loaded) {
    /** Array brackets of the JVM: {@code [Lshop.Order;} is an array of orders, {@code [B} of bytes. */
    private static final Pattern ARRAY = Pattern.compile("\\[+(L(.+);|[A-Z])");

    /** Two loaders may each have a class of a name, a class many lambdas: they are one population. */
    static List<ClassRow> merged(List<ClassRow> rows) {
        Map<String, ClassRow> byName = new TreeMap<>();
        rows.forEach(row -> {
            String name = Method.className(row.name());
            byName.merge(
                    name,
                    new ClassRow(name, row.objects(), row.bytes(), row.name().equals(name) ? 1 : 0),
                    ClassRow::plus);
        });
        return List.copyOf(byName.values());
    }

    private ClassRow plus(ClassRow other) {
        return new ClassRow(name, objects + other.objects, bytes + other.bytes, loaded + other.loaded);
    }

    boolean isUsers() {
        return owner() == Owner.USER;
    }

    /** User's classes are resources: their growth counts. Those of the platform and of libraries only accompany it. */
    Population population(State state) {
        Place place = isUsers() ? Place.resource(name) : Place.runtime(name);
        return population(new PopulationKey(Family.HEAP, state, place), name);
    }

    /** @param site what is shown for it */
    Population population(PopulationKey key, String site) {
        return new Population(
                key,
                objects,
                bytes,
                objects,
                Identities.UNKNOWN,
                Ages.UNKNOWN,
                new Frame(site, "", 0),
                List.of(),
                Collections.emptySortedMap(),
                labels());
    }

    private SortedMap<String, Long> labels() {
        return loaded < 2
                ? Collections.emptySortedMap()
                : new TreeMap<>(Collections.singletonMap("loaded=" + loaded, objects));
    }

    private Owner owner() {
        var array = ARRAY.matcher(name);
        if (!array.matches()) {
            return Method.owner(name);
        }
        return array.group(2) == null ? Owner.PLATFORM : Method.owner(array.group(2));
    }
}
