package io.fleetprof.analysis.leak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a witness says of a finding.
 *
 * @param had evidence, one line each
 * @param lacked what it could not tell, one line each, with how to learn it
 * @param words what stands for {@code {holder}} and {@code {peer}} in causes and remedies
 */
record Testimony(List<String> had, List<String> lacked, Map<String, String> words) {
    static final Testimony NONE = new Testimony(List.of(), List.of(), Map.of());

    Testimony {
        had = List.copyOf(had);
        lacked = List.copyOf(lacked);
        words = Map.copyOf(words);
    }

    static Testimony had(String line) {
        return new Testimony(List.of(line), List.of(), Map.of());
    }

    static Testimony lacked(String line) {
        return new Testimony(List.of(), List.of(line), Map.of());
    }

    Testimony word(String key, String value) {
        return plus(new Testimony(List.of(), List.of(), Map.of(key, value)));
    }

    /** Both; of two words for the same the first counts. */
    Testimony plus(Testimony other) {
        Map<String, String> all = new TreeMap<>(other.words);
        all.putAll(words);
        return new Testimony(joined(had, other.had), joined(lacked, other.lacked), all);
    }

    private static List<String> joined(List<String> left, List<String> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }
}
