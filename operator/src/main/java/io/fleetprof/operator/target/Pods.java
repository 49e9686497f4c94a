package io.fleetprof.operator.target;

import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.operator.store.Plan;

/** The pods of a cluster as targets. Blocks on the API server, so it is never called on a reconcile thread. */
public interface Pods {
    /** Lists the pods that the request means and chooses the sample. */
    Found find(ProfileRequest request);

    /** Looks for a planned container of the request again, as it is now. */
    Again again(ProfileRequest request, Plan.Target planned);

    /** What {@link #find} found. */
    sealed interface Found {
        /** At least one target was chosen. */
        record Matched(Selection selection) implements Found {}

        /** The request cannot be worked on as it is, such as NoPodsMatched or WorkloadNotFound. */
        record Refused(ConditionReason reason, String message) implements Found {}

        /** The API server did not answer, or a right is missing, which the message names; it may be tried again. */
        record Trouble(ConditionReason reason, String message) implements Found {}
    }

    /** What {@link #again} found. */
    sealed interface Again {
        record Present(Target target) implements Again {}

        /** The pod, or this life of its container, is no more. */
        record Gone(String message) implements Again {}

        record Trouble(ConditionReason reason, String message) implements Again {}
    }
}
