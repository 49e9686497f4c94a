package io.fleetprof.operator.target;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One container that may be profiled.
 *
 * @param container its identity, and what findings are reported under
 * @param labels what a request's selector looks at
 * @param reach how to get at it
 * @param runtime what its program runs on
 */
public record Target(Container container, SortedMap<String, String> labels, Reach reach, TargetRuntime runtime) {
    public Target {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** Pod, or local target. */
    public String name() {
        return container.pod();
    }
}
