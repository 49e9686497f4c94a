package io.fleetprof.operator.capture.pod.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final String MOUNTED =
            "volumeMounts: [{name: tmp, mountPath: /tmp}, {name: data, mountPath: /data}]\n";

    @Test
    void theSmallestLimitCounts() {
        String volumes =
                "volumes: [{name: tmp, emptyDir: {sizeLimit: 64Mi}}, {name: data, emptyDir: {sizeLimit: 1Mi}}]\n";

        assertThat(room(volumes, MOUNTED)).isEqualTo(64L << 20);
        assertThat(room(volumes, MOUNTED + "resources: {limits: {ephemeral-storage: 32Mi}}\n"))
                .isEqualTo(32L << 20);
    }

    @Test
    void withoutALimitTheFileSystemAloneKnows() {
        assertThat(room("", "")).isEqualTo(Long.MAX_VALUE);
        assertThat(room("volumes: [{name: tmp, emptyDir: {}}]\n", MOUNTED)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatLiesInMemoryIsTold() {
        assertThat(of("volumes: [{name: tmp, emptyDir: {medium: Memory}}]\n", MOUNTED)
                        .inMemory())
                .isTrue();
        assertThat(of("volumes: [{name: data, emptyDir: {medium: Memory}}]\n", MOUNTED)
                        .inMemory())
                .isFalse();
    }

    private static long room(String spec, String container) {
        return of(spec, container).bytes();
    }

    private static Room of(String spec, String container) {
        Pod pod = Pods.of(spec, container);
        return Room.of(pod, pod.getSpec().getContainers().getFirst());
    }
}
