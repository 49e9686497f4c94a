package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the README tells a newcomer to paste, pasted. Another operator than that of the tests serves meanwhile. */
@DisruptiveClusterTest
class QuickStartClusterIT {
    private static final Duration TO_A_VERDICT = Duration.ofMinutes(3);

    private static Stage stage;

    @BeforeAll
    static void clear(Stage given) {
        stage = given;
        Assumptions.assumeTrue(cluster().isOurs(), "this part of the README is for the repository's own cluster");
        stage.operator().uninstall();
    }

    @AfterAll
    static void restore() {
        cluster()
                .command("kubectl", "delete", "--ignore-not-found", "-f", "docs/examples/leaky-request.yaml")
                .ended();
        cluster()
                .command("kubectl", "delete", "--ignore-not-found", "-f", "docs/examples/leaky.yaml")
                .ended();
        stage.operator().uninstall();
        stage.operator().upgrade();
    }

    private static Cluster cluster() {
        return stage.namespace().cluster();
    }

    @Test
    void leadsToALeak() throws IOException {
        QuickStart pasted = QuickStart.of(Files.readString(Command.ROOT.resolve("README.md")));
        paste(pasted.prepare());
        Instant start = Instant.now();
        paste(pasted.from(Images.registry()).install());
        Duration took = Duration.between(start, Instant.now());
        stage.figures().took("helm install to a verdict, as in the README", took, TO_A_VERDICT);

        String row = cluster().kubectl("get", "profilerequest", "leaky");
        assertThat(row).contains("Leaking");
        assertThat(took).isLessThan(TO_A_VERDICT);
    }

    /** In a shell as a newcomer has it; the first command that fails ends it. */
    private static void paste(String block) {
        cluster()
                .command("bash", "-eu", "-o", "pipefail", "-c", block)
                .with(Map.of("REGISTRY", Images.registry()))
                .out();
    }
}
