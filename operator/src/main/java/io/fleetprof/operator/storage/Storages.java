package io.fleetprof.operator.storage;

import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.operator.store.ArtifactStore;

/** The buckets that requests may write to, by the names of their ProfileStorages. Answers from memory, never blocks. */
public interface Storages {
    /** @param namespace of the request, which the storage may not allow */
    Resolution resolve(String name, String namespace);

    /** What a name stands for at this moment. */
    sealed interface Resolution {
        /**
         * It may be used.
         *
         * @param store shared by all requests, closed by its owner
         */
        record Ready(ArtifactStore store) implements Resolution {}

        /** It does not work now, and may later with nothing changed in the request. One line: what, where, how to mend. */
        record Waiting(String message) implements Resolution {}

        /** It does not exist, or this namespace may not use it. */
        record Refused(ConditionReason reason, String message) implements Resolution {}
    }
}
