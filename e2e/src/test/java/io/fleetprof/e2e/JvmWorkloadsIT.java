package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.operator.demo.JvmCase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leaky JVM programs and their twins, profiled at once by their process ids. */
class JvmWorkloadsIT {
    private final List<JvmWorkload> running = new ArrayList<>();

    @Test
    void everyProgramRuns() throws Exception {
        for (JvmCase one : JvmWorkload.cases()) {
            running.add(JvmWorkload.start(one, true));
            if (one.twin().isPresent()) {
                running.add(JvmWorkload.start(one, false));
            }
        }
        for (JvmWorkload workload : running) {
            assertThat(workload.ready().get("pid").asLong()).isEqualTo(workload.pid());
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        for (JvmWorkload workload : running) {
            workload.close();
        }
    }
}
