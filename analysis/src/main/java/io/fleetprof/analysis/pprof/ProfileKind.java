package io.fleetprof.analysis.pprof;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Source;
import java.util.List;

/** Which of Go's profiles it is, told by its sample types. */
final class ProfileKind {
    private static final List<String> HEAP = List.of("alloc_objects", "alloc_space", "inuse_objects", "inuse_space");

    private ProfileKind() {}

    static Source of(Profile profile) {
        List<String> types = profile.sampleTypes().stream().map(ValueType::type).toList();
        if (types.equals(HEAP)) {
            return profile.defaultSampleType().startsWith("alloc") ? Source.ALLOCS : Source.HEAP;
        }
        return switch (String.join(" ", types)) {
            case "goroutine" -> Source.GOROUTINE_DEBUG0;
            case "goroutineleak" -> Source.GOROUTINE_LEAK;
            case "threadcreate" -> Source.THREAD_CREATE;
            case "samples cpu" -> Source.CPU;
            case "contentions delay" -> contention(profile);
            default -> throw new Refusal(Defect.UNSUPPORTED, "a profile of " + String.join(", ", types));
        };
    }

    /** Mutex and block profiles have the same types: who releases a lock is in the first, who waits in the second. */
    private static Source contention(Profile profile) {
        Stacks stacks = new Stacks(profile);
        for (int sample = 0; sample < profile.size(); sample++) {
            boolean released = stacks.leaf(sample, 1).stream().anyMatch(leaf -> releases(leaf.function()));
            if (released) {
                return Source.MUTEX;
            }
        }
        return Source.BLOCK;
    }

    private static boolean releases(String function) {
        return function.endsWith("Unlock")
                || function.endsWith("unlockSlow")
                || function.startsWith("runtime.unlock")
                || function.equals("runtime._LostContendedRuntimeLock");
    }
}
