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
 * @param verify commands that show the same, one line each
 */
record Testimony(List<String> had, List<String> lacked, Map<String, String> words, List<String> verify) {
    static final Testimony NONE = new Testimony(List.of(), List.of(), Map.of(), List.of());

    Testimony {
        had = List.copyOf(had);
        lacked = List.copyOf(lacked);
        words = Map.copyOf(words);
        verify = List.copyOf(verify);
    }

    static Testimony had(String line) {
        return new Testimony(List.of(line), List.of(), Map.of(), List.of());
    }

    static Testimony lacked(String line) {
        return new Testimony(List.of(), List.of(line), Map.of(), List.of());
    }

    Testimony word(String key, String value) {
        return plus(new Testimony(List.of(), List.of(), Map.of(key, value), List.of()));
    }

    Testimony verify(String command) {
        return plus(new Testimony(List.of(), List.of(), Map.of(), List.of(command)));
    }

    /** Both; of two words for the same the first counts. */
    Testimony plus(Testimony other) {
        Map<String, String> all = new TreeMap<>(other.words);
        all.putAll(words);
        return new Testimony(joined(had, other.had), joined(lacked, other.lacked), all, joined(verify, other.verify));
    }

    private static List<String> joined(List<String> left, List<String> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }
}
