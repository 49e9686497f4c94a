package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.TargetSpec;
import io.fleetprof.operator.target.Pods.Found;
import io.fleetprof.operator.target.Selection;
import io.fleetprof.operator.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One search for the pods that a request means; counts what it passes over, to say so when nothing is left. */
final class PodSearch {
    private final KubernetesClient client;
    private final String namespace;
    private final TargetSpec spec;
    private final OptionalInt port;
    private final Owners owners;
    private final List<Target> matched = new ArrayList<>();
    private int idle;
    private int without;

    PodSearch(KubernetesClient client, ProfileRequest request) {
        this.client = client;
        this.namespace = request.getMetadata().getNamespace();
        this.spec = request.getSpec().target();
        this.port = request.getSpec().capture().givenPort();
        this.owners = new Owners(client);
    }

    Found run(PodQuery query) {
        MemoryUse memory = MemoryUse.of(client, namespace);
        String fields = query.pod().isEmpty() ? "" : "metadata.name=" + query.pod();
        Pages.of(client.pods().inNamespace(namespace), query.labels(), fields).forEach(pod -> look(pod, query, memory));
        return matched.isEmpty()
                ? new Found.Refused(ConditionReason.NO_PODS_MATCHED, nothing(query))
                : new Found.Matched(new Selection(matched.size(), Sample.of(matched, spec.maxPods())));
    }

    private void look(Pod pod, PodQuery query, MemoryUse memory) {
        Lineage lineage = owners.of(pod);
        if (query.owner().isPresent() && !lineage.uids().contains(query.owner().get())) {
            return;
        }
        Optional<Container> container = Containers.meant(pod, spec.container());
        Optional<ContainerStatus> status = container.flatMap(it -> Containers.running(pod, it.getName()));
        if (container.isEmpty()) {
            without++;
        } else if (status.isEmpty()) {
            idle++;
        } else {
            Optional<Long> used =
                    memory.of(pod.getMetadata().getName(), container.get().getName());
            matched.add(PodTargets.of(pod, container.get(), status.get(), lineage, used, port));
        }
    }

    private String nothing(PodQuery query) {
        StringBuilder line = new StringBuilder("no running pod of namespace ").append(namespace);
        line.append(
                query.pod().isEmpty()
                        ? spec.byWorkload()
                                .map(ref -> " belongs to " + ref.kind() + " " + ref.name())
                                .orElse(" matches " + query.text())
                        : " is named " + query.pod());
        if (idle > 0) {
            line.append("; ").append(idle).append(" would, and do not run");
        }
        if (without > 0) {
            line.append("; ")
                    .append(without)
                    .append(" would, and have no container ")
                    .append(spec.container());
        }
        return line.append("; pods there: ").append(count()).toString();
    }

    /** All pods of the namespace, of which the API server sends one and counts the others. */
    private long count() {
        PodList first = client.pods()
                .inNamespace(namespace)
                .list(new ListOptionsBuilder().withLimit(1L).build());
        long more =
                Optional.ofNullable(first.getMetadata().getRemainingItemCount()).orElse(0L);
        return first.getItems().size() + more;
    }
}
