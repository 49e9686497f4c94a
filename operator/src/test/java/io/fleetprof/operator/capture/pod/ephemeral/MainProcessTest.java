package io.fleetprof.operator.capture.pod.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.session.ProcessId;
import io.fleetprof.agent.session.SeenProcess;
import io.fleetprof.agent.session.SeenProcess.Runtime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MainProcessTest {
    private static final String ID = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);

    @Test
    void aJvmBehindAShellIsTheMainOne() {
        assertThat(main(false, process(1, Runtime.OTHER, 900, ID), process(7, Runtime.HOT_SPOT, 100, ID)))
                .contains(7L);
    }

    @Test
    void ofSeveralJvmsTheLargestIs() {
        assertThat(main(false, process(1, Runtime.HOT_SPOT, 50, ID), process(9, Runtime.HOT_SPOT, 400, ID)))
                .contains(9L);
    }

    @Test
    void whereProcessesAreSharedOtherContainersAreNotMeant() {
        SeenProcess mine = process(20, Runtime.GO, 10, ID);

        assertThat(main(true, process(1, Runtime.OTHER, 1, OTHER), process(8, Runtime.HOT_SPOT, 500, OTHER), mine))
                .contains(20L);
        assertThat(main(true, process(8, Runtime.HOT_SPOT, 500, OTHER))).isEmpty();
    }

    @Test
    void whereCgroupsNameNoContainerAllAreTheTargets() {
        assertThat(main(false, new SeenProcess(new ProcessId(1, 5), 0, 0, Runtime.HIDDEN, 10, Optional.empty())))
                .contains(1L);
    }

    private static Optional<Long> main(boolean shared, SeenProcess... seen) {
        return MainProcess.of(List.of(seen), "containerd://" + ID, shared)
                .map(process -> process.id().pid());
    }

    private static SeenProcess process(long pid, Runtime runtime, long bytes, String container) {
        return new SeenProcess(new ProcessId(pid, 5), 1000, 1000, runtime, bytes, Optional.of(container));
    }
}
