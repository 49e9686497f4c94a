package io.fleetprof.operator.reconcile;

import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.Impact;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.operator.status.Progress;
import java.util.Optional;
import java.util.Set;

/** What the operator's settings do not allow a request. */
final class Admission {
    private Admission() {}

    static Optional<Progress.Rejected> refusal(ProfileRequest request, Settings settings) {
        String namespace = request.getMetadata().getNamespace();
        if (settings.excludedNamespaces().orElse(Set.of()).contains(namespace)) {
            return Optional.of(new Progress.Rejected(
                    ConditionReason.NAMESPACE_EXCLUDED,
                    "namespace " + namespace + " is excluded by the operator's settings"));
        }
        Impact asked = request.getSpec().capture().impact();
        Impact most = settings.maxImpact();
        return asked.compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of(new Progress.Rejected(
                        ConditionReason.IMPACT_NOT_ALLOWED,
                        "spec.capture.impact is " + asked.label() + ", and the operator's settings allow "
                                + most.label() + " at most"));
    }
}
