package io.fleetprof.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    private static final Path GOLDEN = Path.of("src/test/resources/chart/default.yaml");
    private static final Path GENERATED = Chart.ROOT.resolve("crds/generated");
    private static final Path COPIES = Chart.FOLDER.resolve("files/crds");
    private static final String BUCKET = "storage.s3.bucket=profiles";
    private static final String ENDPOINT = "storage.s3.endpoint=https://minio.minio.svc:9000";

    @Test
    void helm_has_no_complaint() {
        assertThat(Chart.lint()).satisfies(lint -> assertThat(lint.isFailed())
                .as(String.join("\n", lint.getMessages()))
                .isFalse());
    }

    /** Rights and policies change in the open: whoever changes them changes this file. */
    @Test
    void the_default_installation_is_this_and_no_more() throws IOException {
        String rendered = Chart.text("crds.install=false");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, rendered);
        }
        assertThat(rendered).as("renew it with -Dgolden.update=true").isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void definitions_are_those_that_are_generated() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            for (Path source : files(GENERATED)) {
                Files.writeString(COPIES.resolve(source.getFileName()), Files.readString(source));
            }
        }
        assertThat(contents(COPIES)).as("renew them with -Dgolden.update=true").isEqualTo(contents(GENERATED));
    }

    @Test
    void definitions_outlive_the_release() throws IOException {
        List<JsonNode> definitions =
                Chart.ofKind(Chart.objects(), "CustomResourceDefinition").toList();
        assertThat(definitions).hasSameSizeAs(files(GENERATED));
        assertThat(definitions).allSatisfy(definition -> assertThat(definition
                        .path("metadata")
                        .path("annotations")
                        .path("helm.sh/resource-policy")
                        .asText())
                .isEqualTo("keep"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicas=0",
                "replica=2",
                "maxImpact=Extreme",
                "storage.s3.endpoint=minio:9000",
                "storage.s3.bucket=My_Bucket",
                "storage.s3.caBundle=certificate",
                "storage.dev.sizeLimit=much",
                "excludedNamespaces[0]=Kube_System",
                "reportUrl=http://reports.example/",
                "rbac.scalable[0].group=argoproj.io",
                "image.pullPolicy=Sometimes",
                "agent.pullPolicy=Sometimes"
            })
    void values_that_mean_nothing_are_refused(String setting) {
        assertThatThrownBy(() -> Chart.text(setting)).hasMessageContaining("schema");
    }

    @Test
    void a_bucket_without_an_endpoint_is_refused() {
        assertThatThrownBy(() -> Chart.text(BUCKET)).hasMessageContaining("storage.s3.endpoint is needed");
    }

    @Test
    void two_storages_are_refused() {
        assertThatThrownBy(() -> Chart.text(BUCKET, ENDPOINT, "storage.dev.enabled=true"))
                .hasMessageContaining("exclude each other");
    }

    @Test
    void storage_in_the_pod_takes_one_operator() {
        assertThatThrownBy(() -> Chart.text("storage.dev.enabled=true", "replicas=2"))
                .hasMessageContaining("replicas 1");
    }

    @Test
    void keys_are_in_a_secret_and_nowhere_else() {
        String rendered = Chart.text(BUCKET, ENDPOINT, "storage.s3.accessKey=reader", "storage.s3.secretKey=hush-hush");
        assertThat(rendered).doesNotContain("hush-hush");
        JsonNode secret = Chart.object(Chart.parsed(rendered), "Secret", "fleetprof-storage");
        assertThat(secret.at("/data/secretKey").asText()).isEqualTo("aHVzaC1odXNo");
    }

    @Test
    void a_change_of_the_configuration_rolls_the_operator() {
        assertThat(checksum("clusterName=a"))
                .isEqualTo(checksum("clusterName=a"))
                .isNotEqualTo(checksum("clusterName=b"));
        assertThat(checksum(BUCKET, ENDPOINT)).isNotEqualTo(checksum());
    }

    @Test
    void every_setting_of_the_operator_is_one_it_knows() {
        JsonNode settings = Chart.object(Chart.objects(BUCKET, ENDPOINT), "ConfigMap", "fleetprof")
                .path("data");
        String operator = Stream.of("reconcile/Settings.java", "install/GivenStorage.java", "install/Leadership.java")
                .map(Chart.ROOT.resolve("operator/src/main/java/io/fleetprof/operator")::resolve)
                .map(Chart::read)
                .collect(Collectors.joining())
                .replace(".", "")
                .replace("-", "")
                .toLowerCase(Locale.ROOT);
        assertThat(settings.fieldNames()).toIterable().isNotEmpty().allSatisfy(name -> assertThat(operator)
                .contains(name.replace("FLEETPROF_", "").replace("_", "").toLowerCase(Locale.ROOT)));
    }

    private static String checksum(String... settings) {
        return Chart.object(Chart.objects(settings), "Deployment", "fleetprof")
                .at("/spec/template/metadata/annotations/checksum~1config")
                .asText();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String contents(Path folder) throws IOException {
        return files(folder).stream()
                .map(file -> file.getFileName() + "\n" + Chart.read(file))
                .collect(Collectors.joining());
    }
}
