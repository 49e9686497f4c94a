package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who holds the sampled live objects of a class.
 *
 * @param holder the field that holds most of them; empty when no chain is known
 * @param byUser whether that field is in the user's code
 * @param byThreadLocal whether the chain passes through a thread's thread-locals
 * @param samples objects it holds
 * @param all objects of the class that were sampled
 * @param through the class that was sampled in place of one that grows alike; empty where the class itself was
 */
record Held(String holder, boolean byUser, boolean byThreadLocal, long samples, long all, String through) {
    static final String CLASS = "class=";

    private static final String HOLDER = "holder=";
    private static final String THREAD_LOCALS = "java.lang.ThreadLocal";
    private static final double NAMED_SHARE = 0.5;

    /** Empty when no object of the class was sampled. */
    static Optional<Held> of(String className, List<Population> sampled) {
        String label = CLASS + className;
        long all = 0;
        Map<String, Held> holders = new TreeMap<>();
        for (Population row : sampled) {
            long objects = row.labels().getOrDefault(label, 0L);
            all += objects;
            if (objects > 0) {
                by(row, objects).ifPresent(held -> holders.merge(held.holder(), held, Held::plus));
            }
        }
        long sum = all;
        return sum == 0
                ? Optional.empty()
                : Optional.of(holders.values().stream()
                        .reduce((most, held) -> held.samples() > most.samples() ? held : most)
                        .map(most ->
                                new Held(most.holder(), most.byUser(), most.byThreadLocal(), most.samples(), sum, ""))
                        .orElse(new Held("", false, false, 0, sum, "")));
    }

    /** A row without a label for its holder stands at an allocation, which holds nothing. */
    private static Optional<Held> by(Population row, long objects) {
        List<String> fields = row.labels().keySet().stream()
                .filter(label -> label.startsWith(HOLDER))
                .map(label -> label.substring(HOLDER.length()))
                .toList();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        boolean byUser = row.key().place().kind() == Place.Kind.USER;
        boolean threadLocal = fields.stream().anyMatch(field -> field.startsWith(THREAD_LOCALS));
        String holder = byUser ? row.key().place().function() : fields.getFirst();
        return Optional.of(new Held(holder, byUser, threadLocal, objects, objects, ""));
    }

    /** Objects of another class in the same hands. */
    Held plus(Held other) {
        return new Held(
                holder,
                byUser,
                byThreadLocal || other.byThreadLocal,
                samples + other.samples,
                all + other.all,
                through);
    }

    /** The same for a class that grows as this one does: a map's entries are seldom sampled, their contents often. */
    Held alike(String sampledClass) {
        return new Held(holder, byUser, byThreadLocal, samples, all, sampledClass);
    }

    boolean named() {
        return !holder.isEmpty() && samples >= NAMED_SHARE * all;
    }

    Testimony testimony() {
        if (!named()) {
            return Testimony.lacked("the field that holds them: " + all + " live objects of the class were sampled, and"
                    + (holder.isEmpty() ? " none with the chain that holds it" : " no field holds half of them"));
        }
        String share = " (" + samples + " of " + all + " sampled live objects"
                + (through.isEmpty() ? ")" : " of " + through + ", which grows alike)");
        String how = byThreadLocal ? "held by a ThreadLocal, at " : "held by ";
        return Testimony.had(how + holder + share).word("{holder}", holder);
    }
}
