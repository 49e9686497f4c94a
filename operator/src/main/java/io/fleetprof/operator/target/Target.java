package io.fleetprof.operator.target;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One container that may be profiled.
 *
 * @param container its identity, and what findings are reported under
 * @param labels what a request's selector looks at
 * @param reach how to get at it
 * @param runtime what its program runs on; in a pod what is said or guessed, and unknown where nothing tells
 * @param exemption why it is left alone, if it is; it gets a receipt that says so
 */
public record Target(
        Container container,
        SortedMap<String, String> labels,
        Reach reach,
        TargetRuntime runtime,
        Optional<Exemption> exemption) {
    public Target {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** One that nothing speaks against profiling. */
    public Target(Container container, SortedMap<String, String> labels, Reach reach, TargetRuntime runtime) {
        this(container, labels, reach, runtime, Optional.empty());
    }

    /** The same, once it is known what it runs on. */
    public Target as(TargetRuntime known) {
        return new Target(container, labels, reach, known, exemption);
    }

    /** Pod, or local target. */
    public String name() {
        return container.pod();
    }
}
