package io.fleetprof.operator.capture.pod.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailedPullsTest {
    private static final String IMAGE = "registry.example/fleetprof-agent:1";
    private static final String WHY = "ErrImagePull: failed to pull and unpack image \"" + IMAGE + "\": not found";

    private final FailedPulls pulls = new FailedPulls();

    @Test
    void whatFailedIsNamedBeforeTheKubeletsManyWords() {
        assertThat(pulls.remember("node-1", IMAGE, WHY)).startsWith(IMAGE + " on node-1: ErrImagePull");
        assertThat(pulls.lately("node-1", IMAGE))
                .hasValueSatisfying(detail -> assertThat(detail).startsWith(IMAGE + " lately on node-1: ErrImagePull"));
    }

    @Test
    void otherNodesAndImagesAreTriedAllTheSame() {
        pulls.remember("node-1", IMAGE, WHY);

        assertThat(pulls.lately("node-2", IMAGE)).isEmpty();
        assertThat(pulls.lately("node-1", "registry.example/fleetprof-agent:2")).isEmpty();
    }
}
