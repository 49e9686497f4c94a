package io.fleetprof.operator.capture.pod.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fleetprof.operator.capture.pod.ephemeral.Pods;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HindranceTest {
    @Test
    void anOrdinaryContainerHasNone() {
        assertThat(of("", "env: [{name: JAVA_HOME, value: /opt/java}, {name: JAVA_OPTS, value: -Xmx1g}]\n"))
                .isEmpty();
        assertThat(of("shareProcessNamespace: false", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void optionsForEveryJvmAreNamed(String name) {
        assertThat(of("", "env: [{name: " + name + ", value: -Xmx1g}]\n"))
                .hasValueSatisfying(
                        why -> assertThat(why).startsWith(name + " is set").contains("instead"));
        assertThat(of("", "env: [{name: " + name + ", valueFrom: {fieldRef: {fieldPath: metadata.name}}}]\n"))
                .isPresent();
    }

    @Test
    void whatMaySetThemIsNoBetter() {
        assertThat(of("", "envFrom: [{configMapRef: {name: settings}}]\n"))
                .hasValueSatisfying(why -> assertThat(why).contains("envFrom"));
    }

    @Test
    void othersProcessesAreNotAsked() {
        assertThat(of("shareProcessNamespace: true", "")).isPresent();
        assertThat(of("hostPID: true", "")).isPresent();
    }

    @Test
    void aLimitOfTheWholePodCannotBeSeen() {
        assertThat(of("resources: {limits: {memory: 1Gi}}", "")).isPresent();
        assertThat(of("resources: {limits: {cpu: 1}}", "")).isEmpty();
    }

    private static Optional<String> of(String spec, String container) {
        Pod pod = Pods.of(spec, container);
        return Hindrance.of(pod, pod.getSpec().getContainers().getFirst());
    }
}
