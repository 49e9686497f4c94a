package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the owner references of pods to the workload, reading each owner once. References to kinds that are not
 * Kubernetes' own are the end of the way: their names are taken as they stand.
 */
public final class Owners {
    /** CronJob, Job, pod; or a custom kind, Deployment, ReplicaSet, pod. */
    private static final int DEEPEST = 4;

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "apps/v1/ReplicaSet", ReplicaSet.class,
            "apps/v1/Deployment", Deployment.class,
            "apps/v1/StatefulSet", StatefulSet.class,
            "apps/v1/DaemonSet", DaemonSet.class,
            "batch/v1/Job", Job.class,
            "batch/v1/CronJob", CronJob.class);

    private final KubernetesClient client;
    private final Map<String, Optional<HasMetadata>> known = new HashMap<>();
    private final Map<String, Optional<HasMetadata>> revisions = new HashMap<>();

    public Owners(KubernetesClient client) {
        this.client = client;
    }

    /** The class of a kind of Kubernetes' own. */
    static Optional<Class<? extends HasMetadata>> kind(String apiVersion, String kind) {
        return Optional.ofNullable(KINDS.get(apiVersion + "/" + kind));
    }

    Lineage of(Pod pod) {
        String namespace = pod.getMetadata().getNamespace();
        List<String> uids = new ArrayList<>();
        String workload = "";
        Optional<HasMetadata> direct = Optional.empty();
        Optional<OwnerReference> next = controller(pod);
        while (next.isPresent() && uids.size() < DEEPEST) {
            OwnerReference reference = next.get();
            Optional<HasMetadata> owner = read(namespace, reference);
            direct = uids.isEmpty() ? owner : direct;
            uids.add(reference.getUid());
            workload = reference.getName();
            next = owner.flatMap(Owners::controller);
        }
        return direct.map(owner -> revision(pod, owner))
                .orElse(Revision.UNKNOWN)
                .lineage(uids, workload);
    }

    /** The topmost controller of a pod; empty for a pod on its own and for one that is no more. */
    public Optional<OwnerReference> topmost(String namespace, String pod) {
        Optional<OwnerReference> top = Optional.ofNullable(
                        client.pods().inNamespace(namespace).withName(pod).get())
                .flatMap(Owners::controller);
        for (int depth = 1; depth < DEEPEST; depth++) {
            Optional<OwnerReference> above =
                    top.flatMap(reference -> read(namespace, reference)).flatMap(Owners::controller);
            top = above.isPresent() ? above : top;
        }
        return top;
    }

    private Optional<HasMetadata> read(String namespace, OwnerReference reference) {
        return known.computeIfAbsent(reference.getUid(), _ -> kind(reference.getApiVersion(), reference.getKind())
                .flatMap(type -> get(type, namespace, reference.getName()))
                .filter(owner -> reference.getUid().equals(owner.getMetadata().getUid())));
    }

    private Optional<HasMetadata> get(Class<? extends HasMetadata> type, String namespace, String name) {
        return Optional.ofNullable(
                client.resources(type).inNamespace(namespace).withName(name).get());
    }

    /** What a workload looked like at a time. */
    private record Revision(Optional<Instant> made, String number) {
        static final Revision UNKNOWN = new Revision(Optional.empty(), "");

        Lineage lineage(List<String> uids, String workload) {
            return new Lineage(uids, workload, made, number);
        }
    }

    /** A ReplicaSet is a revision of its Deployment; StatefulSets and DaemonSets keep objects for theirs. */
    private Revision revision(Pod pod, HasMetadata owner) {
        String hash = Annotations.labels(pod).getOrDefault("controller-revision-hash", "");
        return switch (owner) {
            case ReplicaSet set ->
                new Revision(
                        created(set),
                        Annotations.value(set, "deployment.kubernetes.io/revision")
                                .or(() -> Annotations.value(set, "rollout.argoproj.io/revision"))
                                .orElse(""));
            case StatefulSet _ -> kept(pod, hash);
            case DaemonSet set -> kept(pod, set.getMetadata().getName() + "-" + hash);
            default -> Revision.UNKNOWN;
        };
    }

    private Revision kept(Pod pod, String name) {
        return revisions
                .computeIfAbsent(
                        name,
                        _ -> get(ControllerRevision.class, pod.getMetadata().getNamespace(), name))
                .map(ControllerRevision.class::cast)
                .map(kept -> new Revision(created(kept), String.valueOf(kept.getRevision())))
                .orElse(Revision.UNKNOWN);
    }

    private static Optional<Instant> created(HasMetadata object) {
        return Times.parse(object.getMetadata().getCreationTimestamp());
    }

    static Optional<OwnerReference> controller(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .filter(reference -> Boolean.TRUE.equals(reference.getController()))
                .findFirst();
    }
}
