package io.fleetprof.operator.target.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.ProfileRequestSpec;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.Selector;
import io.fleetprof.api.v1alpha1.TargetSpec;
import io.fleetprof.api.v1alpha1.WorkloadRef;
import io.fleetprof.operator.capture.Taken;
import io.fleetprof.operator.capture.Way;
import io.fleetprof.operator.capture.pod.PodEntrances;
import io.fleetprof.operator.capture.pod.ephemeral.AgentImage;
import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.store.ContainerId;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.PodContext;
import io.fleetprof.operator.target.Pods.Again;
import io.fleetprof.operator.target.Pods.Found;
import io.fleetprof.operator.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Against whatever cluster KUBECONFIG names, by what every cluster has: the name server in kube-system. */
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
class ClusterPodsTest {
    private static final String NAMESPACE = "kube-system";

    private final KubernetesClient client = new KubernetesClientBuilder().build();
    private final KubernetesPods pods = new KubernetesPods(client);

    @TempDir
    private Path spool;

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aDeploymentsPodsAreFoundWithTheirContext() {
        Target target = nameServer();

        assertThat(target.container().workload()).isEqualTo("coredns");
        assertThat(target.container().started()).isPresent();
        assertThat(target.reach().life()).contains("://");
        PodContext context = target.reach().context();
        assertThat(context.node()).isNotEmpty();
        assertThat(context.image()).contains("coredns");
        assertThat(context.revision()).isNotEmpty();
        assertThat(context.rolledOut()).isPresent();
        assertThat(context.podStarted().orElseThrow())
                .isAfterOrEqualTo(context.rolledOut().orElseThrow());
    }

    @Test
    void aPlannedContainerIsPresentUntilItIsAnother() {
        Target target = nameServer();

        assertThat(pods.again(coredns(), planned(target, target.reach().life())))
                .isInstanceOfSatisfying(
                        Again.Present.class,
                        again -> assertThat(again.target().container()).isEqualTo(target.container()));
        assertThat(pods.again(coredns(), planned(target, "containerd://another")))
                .isInstanceOf(Again.Gone.class);
    }

    @Test
    void whatIsNotThereIsSaidToBeMissing() {
        assertThat(refused(TargetSpec.of(new WorkloadRef("apps/v1", "Deployment", "no-such"))))
                .isEqualTo(ConditionReason.WORKLOAD_NOT_FOUND);
        assertThat(refused(TargetSpec.of(new WorkloadRef("shop.example/v1", "Rollout", "no-such"))))
                .isEqualTo(ConditionReason.WORKLOAD_NOT_FOUND);
        assertThat(refused(TargetSpec.of(Selector.of(Map.of("app", "no-such")))))
                .isEqualTo(ConditionReason.NO_PODS_MATCHED);
    }

    @Test
    void aPortForwardTellsThatNothingListens() {
        CaptureSpec capture = new CaptureSpec(CapturePath.PORT_FORWARD, 0, null, null, null, null);
        Step step = new Step(ProfileKind.GOROUTINE, 0, Duration.ZERO, Duration.ZERO);

        try (PodEntrances entrances = new PodEntrances(client, new AgentImage("localhost/none:1", "Never"), spool);
                Way way = entrances.of(capture).into(nameServer())) {
            assertThat(way.take(step, Duration.ofSeconds(20)))
                    .singleElement()
                    .isInstanceOfSatisfying(Taken.Missed.class, missed -> assertThat(missed.reason())
                            .isEqualTo(Reason.NO_PPROF));
        }
    }

    private Target nameServer() {
        return ((Found.Matched) pods.find(coredns())).selection().chosen().getFirst();
    }

    private ConditionReason refused(TargetSpec spec) {
        return ((Found.Refused) pods.find(request(spec))).reason();
    }

    private static ProfileRequest coredns() {
        return request(TargetSpec.of(new WorkloadRef("apps/v1", "Deployment", "coredns")));
    }

    private static ProfileRequest request(TargetSpec target) {
        ProfileRequest request = new ProfileRequest();
        request.getMetadata().setNamespace(NAMESPACE);
        request.getMetadata().setName("names");
        request.setSpec(ProfileRequestSpec.of(target));
        return request;
    }

    private static Plan.Target planned(Target target, String life) {
        ContainerId id = new ContainerId(
                target.name(), target.container().podUid(), target.container().name());
        return new Plan.Target(id, life, "coredns", target.reach().context(), List.of("Goroutine"));
    }
}
