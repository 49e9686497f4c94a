package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fleetprof.api.v1alpha1.WorkloadRef;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pods of a named workload: by its own selector, or for a kind of somebody else's by that of its scale. */
final class Workloads {
    private static final int NOT_FOUND = 404;

    private final KubernetesClient client;
    private final String namespace;

    Workloads(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Empty when there is no such workload. */
    Optional<PodQuery> pods(WorkloadRef ref) {
        if (ref.apiVersion().equals("v1") && ref.kind().equals("Pod")) {
            return Optional.of(new PodQuery("", ref.name(), Optional.empty()));
        }
        return Owners.kind(ref.apiVersion(), ref.kind())
                .map(type -> builtIn(type, ref.name()))
                .orElseGet(() -> scaled(ref));
    }

    private Optional<PodQuery> builtIn(Class<? extends HasMetadata> type, String name) {
        HasMetadata workload =
                client.resources(type).inNamespace(namespace).withName(name).get();
        return Optional.ofNullable(workload).map(this::pods);
    }

    private PodQuery pods(HasMetadata workload) {
        String uid = workload.getMetadata().getUid();
        return workload instanceof CronJob cron ? pods(cron) : PodQuery.of(selector(workload), uid);
    }

    private static LabelSelector selector(HasMetadata workload) {
        return switch (workload) {
            case Deployment it -> it.getSpec().getSelector();
            case ReplicaSet it -> it.getSpec().getSelector();
            case StatefulSet it -> it.getSpec().getSelector();
            case DaemonSet it -> it.getSpec().getSelector();
            case Job it -> it.getSpec().getSelector();
            default -> throw new IllegalArgumentException(workload.getKind() + " has no selector");
        };
    }

    /** A CronJob has no selector; its Jobs have. */
    private PodQuery pods(CronJob cron) {
        String uid = cron.getMetadata().getUid();
        String jobs = Pages.of(client.resources(Job.class).inNamespace(namespace), "", "")
                .filter(job -> Owners.controller(job)
                        .map(OwnerReference::getUid)
                        .filter(uid::equals)
                        .isPresent())
                .map(job -> job.getMetadata().getUid())
                .sorted()
                .collect(Collectors.joining(","));
        // No Job has an empty UID: without Jobs there are no pods.
        return new PodQuery("batch.kubernetes.io/controller-uid in (" + jobs + ")", "", Optional.of(uid));
    }

    private Optional<PodQuery> scaled(WorkloadRef ref) {
        return Optional.ofNullable(client.getApiResources(ref.apiVersion())).stream()
                .flatMap(group -> group.getResources().stream())
                .filter(resource -> ref.kind().equals(resource.getKind())
                        && !resource.getName().contains("/"))
                .findFirst()
                .flatMap(resource -> scale(ref, resource.getName()))
                .flatMap(Workloads::pods);
    }

    private Optional<Scale> scale(WorkloadRef ref, String plural) {
        String[] version = ref.apiVersion().split("/");
        ResourceDefinitionContext kind = new ResourceDefinitionContext.Builder()
                .withGroup(version.length == 1 ? "" : version[0])
                .withVersion(version[version.length - 1])
                .withKind(ref.kind())
                .withPlural(plural)
                .withNamespaced(true)
                .build();
        try {
            return Optional.ofNullable(client.genericKubernetesResources(kind)
                    .inNamespace(namespace)
                    .withName(ref.name())
                    .scale());
        } catch (KubernetesClientException e) {
            if (e.getCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<PodQuery> pods(Scale scale) {
        return Optional.ofNullable(scale.getStatus().getSelector())
                .filter(selector -> !selector.isEmpty())
                .map(selector -> new PodQuery(
                        selector, "", Optional.of(scale.getMetadata().getUid())));
    }
}
