package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.Impact;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.TargetSpec;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.target.Pods;
import io.fleetprof.operator.target.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Pods by the API server: listed when a run is planned, and each read again before it is profiled. No informer. */
@ApplicationScoped
public class KubernetesPods implements Pods {
    private static final String ALLOW = "fleetprof.io/allow";

    private final KubernetesClient client;

    public KubernetesPods(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Found find(ProfileRequest request) {
        try {
            return refusal(request).orElseGet(() -> found(request));
        } catch (KubernetesClientException e) {
            ApiProblem problem = ApiProblem.of(e);
            return new Found.Trouble(problem.reason(), problem.message());
        }
    }

    /** What the namespace has against it. */
    private Optional<Found> refusal(ProfileRequest request) {
        String name = request.getMetadata().getNamespace();
        Namespace namespace = client.namespaces().withName(name).get();
        if (namespace != null && Annotations.optsOut(namespace)) {
            return Optional.of(new Found.Refused(
                    ConditionReason.NAMESPACE_EXCLUDED,
                    "namespace " + name + " has the annotation " + Annotations.PROFILE + ": \"false\""));
        }
        boolean allowed =
                namespace != null && "high".equals(Annotations.labels(namespace).get(ALLOW));
        return request.getSpec().capture().impact() == Impact.HIGH && !allowed
                ? Optional.of(new Found.Refused(
                        ConditionReason.IMPACT_NOT_ALLOWED,
                        "spec.capture.impact High needs the label " + ALLOW + "=high on namespace " + name
                                + ", which an admin sets"))
                : Optional.empty();
    }

    private Found found(ProfileRequest request) {
        String namespace = request.getMetadata().getNamespace();
        TargetSpec spec = request.getSpec().target();
        Optional<PodQuery> query = spec.byWorkload()
                .map(ref -> new Workloads(client, namespace).pods(ref))
                .orElseGet(() -> spec.bySelector().map(PodQuery::of));
        return query.map(it -> new PodSearch(client, request).run(it))
                .orElseGet(() -> new Found.Refused(ConditionReason.WORKLOAD_NOT_FOUND, missing(spec, namespace)));
    }

    private static String missing(TargetSpec spec, String namespace) {
        return spec.byWorkload()
                .map(ref -> "there is no " + ref.kind() + " " + ref.name() + " of " + ref.apiVersion()
                        + " in namespace " + namespace
                        + ", or it has no scale subresource; compare apiVersion, kind and name, or use"
                        + " spec.target.selector")
                .orElse("spec.target names no pods");
    }

    @Override
    public Again again(ProfileRequest request, Plan.Target planned) {
        String namespace = request.getMetadata().getNamespace();
        return switch (Life.of(client, namespace, planned.container(), planned.life())) {
            case Life.Same(Pod pod, var status) -> {
                Container container =
                        Containers.meant(pod, planned.container().container()).orElseThrow();
                Target now = PodTargets.of(
                        pod,
                        container,
                        status,
                        new Lineage(
                                List.of(),
                                planned.workload(),
                                planned.context().rolledOut(),
                                planned.context().revision()),
                        planned.context().workingSet(),
                        request.getSpec().capture().givenPort());
                yield new Again.Present(now);
            }
            case Life.Restarted(String message) -> new Again.Gone("its container was started anew since: " + message);
            case Life.Gone(String message) -> new Again.Gone(message);
            case Life.Unknown(KubernetesClientException e) -> {
                ApiProblem problem = ApiProblem.of(e);
                yield new Again.Trouble(problem.reason(), problem.message());
            }
        };
    }
}
