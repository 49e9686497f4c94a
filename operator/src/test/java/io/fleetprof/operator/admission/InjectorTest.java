package io.fleetprof.operator.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.zjsonpatch.JsonPatch;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InjectorTest {
    private static final Injector INJECTOR = new Injector("registry.example/fleetprof-agent:1");
    private static final String USER = "securityContext: {runAsUser: 1000, runAsGroup: 2000}";

    @Test
    void beside_a_go_program_the_sidecar_is_all_that_is_added() {
        Pod before = pod("go", "");
        Pod after = patched(before);

        Container sidecar = after.getSpec().getInitContainers().getFirst();
        assertThat(sidecar.getName()).isEqualTo("fleetprof");
        assertThat(sidecar.getImage()).isEqualTo("registry.example/fleetprof-agent:1");
        assertThat(sidecar.getRestartPolicy()).isEqualTo("Always");
        after.getSpec().getInitContainers().clear();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void beside_a_jvm_it_runs_as_the_same_user_and_sees_its_process() {
        Pod after = patched(pod("jvm", USER));

        assertThat(after.getSpec().getShareProcessNamespace()).isTrue();
        assertThat(after.getSpec().getInitContainers().getFirst().getSecurityContext())
                .satisfies(security -> assertThat(security.getRunAsUser()).isEqualTo(1000L))
                .satisfies(security -> assertThat(security.getRunAsGroup()).isEqualTo(2000L));
    }

    /** What the container says of itself counts before what the pod says of all. */
    @Test
    void a_containers_own_user_counts() {
        Pod pod = pod("jvm", USER);
        pod.getSpec()
                .getContainers()
                .getFirst()
                .setSecurityContext(new SecurityContextBuilder()
                        .withRunAsUser(7L)
                        .withNewSeccompProfile()
                        .withType("Unconfined")
                        .endSeccompProfile()
                        .build());

        assertThat(patched(pod).getSpec().getInitContainers().getFirst().getSecurityContext())
                .satisfies(security -> assertThat(security.getRunAsUser()).isEqualTo(7L))
                .satisfies(security -> assertThat(security.getRunAsGroup()).isEqualTo(2000L))
                .satisfies(security ->
                        assertThat(security.getSeccompProfile().getType()).isEqualTo("Unconfined"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"go", "jvm"})
    void init_containers_that_are_there_stay_first(String wish) {
        Pod pod = pod(wish, USER + "\n  initContainers: [{name: migrate, image: m}]");

        assertThat(patched(pod).getSpec().getInitContainers())
                .extracting(Container::getName)
                .containsExactly("migrate", "fleetprof");
    }

    @ParameterizedTest
    @ValueSource(strings = {"go", "jvm"})
    void what_it_made_it_leaves_alone(String wish) {
        assertThat(INJECTOR.into(patched(pod(wish, USER)))).isInstanceOf(Injection.Present.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "securityContext: {runAsUser: 1000}",
                USER + "\n  shareProcessNamespace: false",
                USER + "\n  hostPID: true"
            })
    void a_jvm_whose_process_it_could_not_enter_is_left_as_it_is_and_its_author_told(String spec) {
        assertThat(INJECTOR.into(pod("jvm", spec)))
                .asInstanceOf(InstanceOfAssertFactories.type(Injection.Left.class))
                .satisfies(left -> assertThat(left.warning()).startsWith("label fleetprof.io/inject has no effect: "));
    }

    @Test
    void a_value_that_means_nothing_is_told() {
        assertThat(INJECTOR.into(pod("python", "")))
                .isEqualTo(new Injection.Left(
                        "label fleetprof.io/inject has no effect: its value is 'python': write go or jvm"));
    }

    private static Pod pod(String wish, String spec) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {name: app-1, labels: {fleetprof.io/inject: %s}}
                spec:
                  containers: [{name: app, image: shop}]
                  %s
                """.formatted(wish, spec), Pod.class);
    }

    private static Pod patched(Pod pod) {
        return switch (INJECTOR.into(pod)) {
            case Injection.Patched(var patch) ->
                Serialization.unmarshal(
                        JsonPatch.apply(json(Serialization.asJson(patch)), json(Serialization.asJson(pod)))
                                .toString(),
                        Pod.class);
            case Injection.Present _, Injection.Left _ -> throw new AssertionError("it was left as it is");
        };
    }

    private static JsonNode json(String text) {
        return Serialization.unmarshal(text, JsonNode.class);
    }
}
