package io.fleetprof.operator.target.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fleetprof.operator.target.Endpoint;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    private static final Container PLAIN =
            new ContainerBuilder().withName("app").build();
    private static final Container PORTS = new ContainerBuilder(PLAIN)
            .addNewPort()
            .withName("http")
            .withContainerPort(8080)
            .endPort()
            .addNewPort()
            .withName("http-pprof")
            .withContainerPort(6061)
            .endPort()
            .build();

    @Test
    void theUsualPortIsAGuess() {
        Endpoint endpoint = of(PLAIN, Map.of());

        assertThat(endpoint.port()).isEqualTo(6060);
        assertThat(endpoint.scheme()).isEqualTo("http");
        assertThat(endpoint.named()).isFalse();
    }

    @Test
    void aPortIsKnownByItsName() {
        assertThat(of(PORTS, Map.of())).isEqualTo(new Endpoint("http", 6061, "", "the port named http-pprof", true));
    }

    @Test
    void theRequestComesBeforeAllElse() {
        Pod pod = pod(Map.of("fleetprof.io/port", "7000", "fleetprof.io/path", "/internal"));

        Endpoint endpoint = Endpoints.of(pod, PORTS, OptionalInt.of(9000));

        assertThat(endpoint).isEqualTo(new Endpoint("http", 9000, "/internal", "spec.capture.port", true));
    }

    @Test
    void annotationsComeBeforeNamesAndOursBeforeOthers() {
        Map<String, String> theirs = Map.of("profiles.grafana.com/memory.port", "7001", "pyroscope.io/port", "7002");

        assertThat(of(PORTS, theirs).source()).isEqualTo("annotation profiles.grafana.com/memory.port");
        assertThat(of(PORTS, Map.of("pyroscope.io/port", "7002", "pyroscope.io/scheme", "https")))
                .isEqualTo(new Endpoint("https", 7002, "", "annotation pyroscope.io/port", true));
    }

    @Test
    void grafanaNamesPortsByNameAndPathsByProfile() {
        Endpoint endpoint = of(
                PORTS,
                Map.of(
                        "profiles.grafana.com/cpu.port_name", "http",
                        "profiles.grafana.com/cpu.path", "/admin/debug/pprof/profile"));

        assertThat(endpoint.port()).isEqualTo(8080);
        assertThat(endpoint.path()).isEqualTo("/admin/debug/pprof");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "-1", "six", "999999", "6060 "})
    void whatIsNoPortIsPassedOver(String port) {
        assertThat(of(PLAIN, Map.of("fleetprof.io/port", port)).named()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/internal, /internal",
        "/internal/debug/pprof, /internal/debug/pprof",
        "/internal/debug/pprof/, /internal/debug/pprof",
        "@evil.example/, ''",
        "/a?b=c, ''",
        "//169.254.169.254/, ''",
        "internal, ''"
    })
    void aPathStaysAPath(String annotated, String path) {
        Map<String, String> annotations = Map.of("fleetprof.io/port", "6060", "fleetprof.io/path", annotated);

        assertThat(of(PLAIN, annotations).path()).isEqualTo(path);
    }

    @Test
    void figuresArePublishedWhereThePodSays() {
        assertThat(of(PLAIN, Map.of("prometheus.io/port", "9100")).metrics())
                .contains(new Endpoint.Metrics("http", 9100, "/metrics"));
        assertThat(of(PLAIN, Map.of("prometheus.io/port", "9100", "prometheus.io/path", "/admin/prometheus"))
                        .metrics())
                .contains(new Endpoint.Metrics("http", 9100, "/admin/prometheus"));
        assertThat(of(PLAIN, Map.of()).metrics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"scrape, false", "port, 70000", "path, //169.254.169.254/", "path, @evil.example/", "path, ''"})
    void whatIsNoPlaceForFiguresIsNotAsked(String annotation, String value) {
        Map<String, String> annotations = new TreeMap<>(Map.of("prometheus.io/port", "9100"));
        annotations.put("prometheus.io/" + annotation, value);

        assertThat(of(PLAIN, annotations).metrics()).isEmpty();
    }

    @Test
    void thePortOfASidecarIsNotTheProgramsPlaceForFigures() {
        Pod pod = new PodBuilder(pod(Map.of("prometheus.io/port", "8080")))
                .withNewSpec()
                .addToContainers(
                        PLAIN, new ContainerBuilder(PORTS).withName("sidecar").build())
                .endSpec()
                .build();

        assertThat(Endpoints.of(pod, PLAIN, OptionalInt.empty()).metrics()).isEmpty();
    }

    private static Endpoint of(Container container, Map<String, String> annotations) {
        return Endpoints.of(pod(annotations), container, OptionalInt.empty());
    }

    private static Pod pod(Map<String, String> annotations) {
        return new PodBuilder()
                .withNewMetadata()
                .withAnnotations(annotations)
                .endMetadata()
                .build();
    }
}
