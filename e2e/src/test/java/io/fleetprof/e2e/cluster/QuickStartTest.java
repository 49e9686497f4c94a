package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class QuickStartTest {
    private static final String README = """
            Into kind:

            ```
            make load-kind
            ```

            or into one of its own:

            ```sh
            eval "$(make -s cluster-up)"
            ```

            Then

            ```
            helm install fleetprof helm/ -n fleetprof
            kubectl apply -f docs/examples/leaky.yaml && kubectl get pods
            ```
            """;

    private final QuickStart quickStart = QuickStart.of(README);

    @Test
    void takesTheBlocksOfTheRepositorysOwnCluster() {
        assertThat(quickStart.prepare()).isEqualTo("eval \"$(make -s cluster-up)\"\n");
        assertThat(quickStart.commands())
                .containsExactly(
                        "helm install fleetprof helm/ -n fleetprof",
                        "kubectl apply -f docs/examples/leaky.yaml",
                        "kubectl get pods");
    }

    @Test
    void anotherRegistryIsNamedWhereTheReadmeSaysSo() {
        assertThat(quickStart.from("localhost")).isEqualTo(quickStart);
        assertThat(quickStart.from("localhost/mine").install()).isEqualTo("""
                helm install fleetprof helm/ --set image.registry=localhost/mine -n fleetprof
                sed 's#localhost/#localhost/mine/#' docs/examples/leaky.yaml | kubectl apply -f - && kubectl get pods
                """);
    }

    /** A newcomer gives up at the sixth. */
    @Test
    void fiveCommandsLeadToAVerdict() throws IOException {
        QuickStart ours = QuickStart.of(Files.readString(Command.ROOT.resolve("README.md")));

        assertThat(ours.commands()).hasSizeBetween(2, 5);
        assertThat(ours.commands().getFirst()).startsWith("helm install ");
    }
}
