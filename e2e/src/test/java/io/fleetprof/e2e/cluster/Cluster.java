package io.fleetprof.e2e.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * The cluster that all tests share: the repository's own one, started when it is down, or that of FLEETPROF_KUBECONFIG.
 *
 * @param environment KUBECONFIG, and a PATH with kubectl and helm
 */
record Cluster(KubernetesClient client, Map<String, String> environment) implements AutoCloseable {
    private static final String UP = """
            exports="$(make -s cluster-up)" && eval "$exports" && printf '%s\\n%s\\n' "$KUBECONFIG" "$PATH"
            """;

    /** Skips the tests, loudly, where no cluster can be; in CI that is a failure. */
    static Cluster up() {
        Command.Ended up = Command.of("sh", "-c", UP).ended();
        if (!up.succeeded()) {
            refuse(up);
        }
        List<String> lines = up.out().lines().toList();
        Map<String, String> environment = Map.of("KUBECONFIG", lines.get(0), "PATH", lines.get(1));
        Config config = Config.fromKubeconfig(Path.of(lines.get(0)).toFile());
        return new Cluster(new KubernetesClientBuilder().withConfig(config).build(), environment);
    }

    private static void refuse(Command.Ended up) {
        String why = up.err()
                .lines()
                .filter(line -> line.contains("NO CLUSTER"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("make cluster-up failed: " + up.err()));
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(why);
        }
        System.err.println("\n*** THE TESTS IN A CLUSTER ARE LEFT OUT: " + why + " ***\n");
        Assumptions.abort(why);
    }

    /** Whether it was started by this repository, so that images can be put into its node. */
    boolean isOurs() {
        return System.getenv("FLEETPROF_KUBECONFIG") == null;
    }

    /** What kubectl prints, as the administrator; it must succeed. */
    String kubectl(Object... words) {
        return command("kubectl", words).out();
    }

    String helm(Object... words) {
        return command("helm", words).out();
    }

    /** A program that finds the cluster. */
    Command command(String program, Object... words) {
        return Command.of(new ArrayList<>(List.of(program)), words).with(environment);
    }

    @Override
    public void close() {
        client.close();
    }
}
