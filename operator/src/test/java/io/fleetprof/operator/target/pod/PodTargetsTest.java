package io.fleetprof.operator.target.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.store.PodContext;
import io.fleetprof.operator.target.Exemption;
import io.fleetprof.operator.target.Reach;
import io.fleetprof.operator.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PodTargetsTest {
    private static final String POD = """
            metadata:
              name: cart-7f-1
              namespace: shop
              uid: 11111111-2222-3333-4444-555555555555
              labels: {app: cart, pod-template-hash: 7f}
            spec:
              nodeName: node-1
              containers:
              - name: istio-proxy
                image: istio/proxyv2:1.29
              - name: app
                image: registry.example/cart:v2.14
                resources: {limits: {memory: 512Mi}}
            status:
              phase: Running
              podIP: 10.1.2.3
              startTime: "2026-11-23T11:00:00Z"
              containerStatuses:
              - name: app
                containerID: containerd://new
                restartCount: 2
                state: {running: {startedAt: "2026-11-23T12:00:00Z"}}
                lastState: {terminated: {reason: OOMKilled, exitCode: 137, finishedAt: "2026-11-23T11:59:58Z"}}
            """;
    private static final Lineage LINEAGE =
            new Lineage(List.of("rs", "deploy"), "cart", Optional.of(Instant.parse("2026-11-23T10:59:00Z")), "7");

    @Test
    void theMainContainerIsNoSidecar() {
        assertThat(Containers.meant(pod(POD), "").map(Container::getName)).contains("app");
        assertThat(Containers.meant(pod(POD), "istio-proxy").map(Container::getName))
                .contains("istio-proxy");
        assertThat(Containers.meant(pod(POD), "db")).isEmpty();
    }

    @Test
    void theAnnotationOfKubectlNamesTheMainContainer() {
        String annotated = POD.replace(
                "  name: cart-7f-1",
                "  name: cart-7f-1\n  annotations:" + " {kubectl.kubernetes.io/default-container: istio-proxy}");

        assertThat(Containers.meant(pod(annotated), "").map(Container::getName)).contains("istio-proxy");
    }

    @Test
    void aContainerThatWaitsOrAPodThatGoesDoesNotRun() {
        assertThat(Containers.running(pod(POD), "app")).isPresent();
        assertThat(Containers.running(
                        pod(POD.replace(
                                "state: {running: {startedAt: \"2026-11-23T12:00:00Z\"}}",
                                "state: {waiting: {reason: CrashLoopBackOff}}")),
                        "app"))
                .isEmpty();
        assertThat(Containers.running(
                        pod(POD.replace("  uid:", "  deletionTimestamp: \"2026-11-23T12:00:00Z\"\n  uid:")), "app"))
                .isEmpty();
        assertThat(Containers.running(pod(POD.replace("phase: Running", "phase: Pending")), "app"))
                .isEmpty();
    }

    @Test
    void theContextIsWhatTheApiServerSays() {
        Target target = target(POD);

        assertThat(target.container().id()).isEqualTo("11111111-2222-3333-4444-555555555555/app/2");
        assertThat(target.container().workload()).isEqualTo("cart");
        assertThat(target.reach().life()).isEqualTo("containerd://new");
        assertThat(target.reach().context())
                .isEqualTo(new PodContext(
                        "node-1",
                        Optional.of(Instant.parse("2026-11-23T11:00:00Z")),
                        2,
                        Optional.of(new PodContext.End(
                                "OOMKilled", 137, Optional.of(Instant.parse("2026-11-23T11:59:58Z")))),
                        LINEAGE.rolledOut(),
                        "7",
                        "registry.example/cart:v2.14",
                        Optional.of(512L << 20),
                        Optional.of(400L << 20)));
    }

    @Test
    void whoOptsOutIsLeftAlone() {
        Target target = target(POD.replace("  labels:", "  annotations: {fleetprof.io/profile: \"false\"}\n  labels:"));

        assertThat(target.exemption().map(Exemption::reason)).contains(Reason.OPTED_OUT);
        assertThat(target(POD).exemption()).isEmpty();
    }

    @Test
    void whatLooksLikeAJvmIsAskedAsOneUnlessItSaysWhereItServesPprof() {
        String jvm = POD.replace("cart:v2.14", "cart:21-jre");

        assertThat(target(jvm).runtime()).isEqualTo(TargetRuntime.JVM);
        assertThat(target(jvm).exemption()).isEmpty();
        assertThat(target(annotated(jvm, "fleetprof.io/port: \"6060\"")).runtime())
                .isEqualTo(TargetRuntime.GO);
    }

    @Test
    void thePodsOwnWordOnItsRuntimeCounts() {
        assertThat(target(annotated(POD, "fleetprof.io/runtime: jvm")).runtime())
                .isEqualTo(TargetRuntime.JVM);
        assertThat(target(annotated(POD.replace("cart:v2.14", "cart:21-jre"), "fleetprof.io/runtime: go"))
                        .runtime())
                .isEqualTo(TargetRuntime.GO);
    }

    @Test
    void whatGivesNothingAwayIsUnknown() {
        assertThat(target(POD).runtime()).isEqualTo(TargetRuntime.UNKNOWN);
        assertThat(target(POD.replace("cart:v2.14", "javascript-runner:20")).runtime())
                .isEqualTo(TargetRuntime.UNKNOWN);
        assertThat(target(annotated(POD, "fleetprof.io/runtime: cobol")).runtime())
                .isEqualTo(TargetRuntime.UNKNOWN);
    }

    private static String annotated(String pod, String annotation) {
        return pod.replace("  labels:", "  annotations: {" + annotation + "}\n  labels:");
    }

    @Test
    void podsOfTheNodesNetworkAreKnown() {
        Target target = target(POD.replace("  nodeName:", "  hostNetwork: true\n  nodeName:"));

        assertThat(((Reach.InPod) target.reach()).hostNetwork()).isTrue();
    }

    private static Target target(String yaml) {
        Pod pod = pod(yaml);
        Container container = Containers.meant(pod, "").orElseThrow();
        return PodTargets.of(
                pod,
                container,
                Containers.running(pod, container.getName()).orElseThrow(),
                LINEAGE,
                Optional.of(400L << 20),
                OptionalInt.empty());
    }

    private static Pod pod(String yaml) {
        return PodYaml.read(Pod.class, "apiVersion: v1\nkind: Pod\n" + yaml);
    }
}
