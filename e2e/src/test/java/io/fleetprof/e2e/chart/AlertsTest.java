package io.fleetprof.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alert rules, as Prometheus' own tool judges them. */
class AlertsTest {
    private static final Path RULES = Chart.FOLDER.resolve("files/alerts.yml");

    @TempDir
    private Path folder;

    @Test
    void alerts_come_and_go_when_they_should() throws IOException, InterruptedException {
        Files.copy(RULES, folder.resolve("alerts.yml"));
        Files.copy(Path.of("src/test/resources/chart/alerts-test.yml"), folder.resolve("test.yml"));
        String promtool = promtool();
        Ended check = run(List.of(promtool, "check", "rules", "alerts.yml"));
        assertThat(check.exit()).as(check.said()).isZero();
        Ended test = run(List.of(promtool, "test", "rules", "test.yml"));
        assertThat(test.exit()).as(test.said()).isZero();
    }

    @Test
    void the_prometheus_operator_gets_the_same_rules() throws IOException {
        JsonNode rule =
                Chart.object(Chart.objects("metrics.prometheusRule.enabled=true"), "PrometheusRule", "fleetprof");
        assertThat(rule.path("spec")).isEqualTo(new YAMLMapper().readTree(RULES.toFile()));
    }

    /** Only a machine of a developer may lack it. */
    private String promtool() throws IOException, InterruptedException {
        Ended found = run(List.of(Chart.ROOT.resolve("e2e/find-promtool").toString()));
        if (found.exit() != 0 && "true".equals(System.getenv("CI"))) {
            fail(found.said());
        }
        Assumptions.assumeTrue(found.exit() == 0, found.said());
        return found.said().lines().reduce("", (_, last) -> last);
    }

    private record Ended(int exit, String said) {}

    private Ended run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said.strip());
    }
}
