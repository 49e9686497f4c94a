package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fleetprof.operator.target.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a container serves pprof: as the request says, else as the pod's annotations say (ours, those of Grafana's
 * agents, those of Pyroscope), else a port by its name, else the usual one. Whoever speaks first is believed; nothing
 * else is asked, for what listens on another port may be a database.
 */
final class Endpoints {
    private static final int USUAL = 6060;
    private static final String OURS = "fleetprof.io/";
    private static final String PYROSCOPE = "pyroscope.io/";
    private static final String PROMETHEUS = "prometheus.io/";
    private static final String GRAFANA = "profiles.grafana.com/";
    private static final List<String> GRAFANA_KINDS =
            List.of("goroutine", "memory", "cpu", "block", "mutex", "godeltaprof_memory");
    private static final List<String> PORT_NAMES = List.of("pprof", "http-pprof", "debug");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]{1,64}){0,8}/?");
    private static final Pattern PPROF = Pattern.compile("(.*?/debug/pprof)(/.*)?");

    private final Map<String, String> annotations;
    private final List<ContainerPort> ports;
    /** Those of the pod's other containers. */
    private final Set<Integer> others;

    private Endpoints(Pod pod, Container container) {
        this.annotations = Annotations.of(pod);
        this.ports = container.getPorts();
        this.others = Stream.ofNullable(pod.getSpec())
                .flatMap(spec -> spec.getContainers().stream())
                .filter(other -> !other.getName().equals(container.getName()))
                .flatMap(other -> other.getPorts().stream())
                .map(ContainerPort::getContainerPort)
                .collect(Collectors.toSet());
    }

    /** @param given the request's port */
    static Endpoint of(Pod pod, Container container, OptionalInt given) {
        Endpoints endpoints = new Endpoints(pod, container);
        return endpoints.first(given).with(endpoints.metrics());
    }

    private Endpoint first(OptionalInt given) {
        Stream<Function<OptionalInt, Optional<Endpoint>>> sources = Stream.of(
                this::requested, _ -> annotated(OURS), _ -> grafana(), _ -> annotated(PYROSCOPE), _ -> named());
        return sources.flatMap(source -> source.apply(given).stream())
                .findFirst()
                .orElseGet(() -> new Endpoint(
                        scheme(OURS), USUAL, path(OURS), "the usual port, for no annotation names another", false));
    }

    /** Nobody's but this container's: figures of a sidecar would be taken for the program's. */
    private Optional<Endpoint.Metrics> metrics() {
        String said = annotations.getOrDefault(PROMETHEUS + "path", "/metrics");
        boolean wanted = !"false".equals(annotations.get(PROMETHEUS + "scrape"))
                && said.startsWith("/")
                && PATH.matcher(said).matches();
        return wanted
                ? port(PROMETHEUS)
                        .filter(port -> !others.contains(port))
                        .map(port -> new Endpoint.Metrics(scheme(PROMETHEUS), port, said))
                : Optional.empty();
    }

    private Optional<Endpoint> requested(OptionalInt given) {
        return given.stream()
                .mapToObj(port -> new Endpoint(scheme(OURS), port, path(OURS), "spec.capture.port", true))
                .findFirst();
    }

    private Optional<Endpoint> annotated(String prefix) {
        return port(prefix).map(port -> endpoint(prefix, port));
    }

    private Optional<Endpoint> grafana() {
        return GRAFANA_KINDS.stream()
                .map(kind -> GRAFANA + kind + ".")
                .flatMap(prefix -> port(prefix)
                        .or(() -> portNamed(annotations.getOrDefault(prefix + "port_name", "")))
                        .map(port -> endpoint(prefix, port))
                        .stream())
                .findFirst();
    }

    private Optional<Endpoint> named() {
        return PORT_NAMES.stream()
                .flatMap(name -> portNamed(name)
                        .map(port -> new Endpoint(scheme(OURS), port, path(OURS), "the port named " + name, true))
                        .stream())
                .findFirst();
    }

    private Endpoint endpoint(String prefix, int port) {
        return new Endpoint(scheme(prefix), port, path(prefix), "annotation " + prefix + "port", true);
    }

    private Optional<Integer> port(String prefix) {
        String value = annotations.getOrDefault(prefix + "port", "");
        return value.matches("[0-9]{1,5}")
                ? Optional.of(Integer.valueOf(value)).filter(port -> port >= 1 && port <= 65_535)
                : Optional.empty();
    }

    private Optional<Integer> portNamed(String name) {
        return ports.stream()
                .filter(port -> name.equals(port.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst();
    }

    private String scheme(String prefix) {
        return "https".equalsIgnoreCase(annotations.get(prefix + "scheme")) ? "https" : "http";
    }

    /** Up to where pprof begins: Grafana's annotations name the path of one profile. */
    private String path(String prefix) {
        String path = annotations.getOrDefault(prefix + "path", "");
        if (!PATH.matcher(path).matches()) {
            return "";
        }
        Matcher pprof = PPROF.matcher(path);
        return pprof.matches() ? pprof.group(1) : prefix.startsWith(GRAFANA) ? "" : path;
    }
}
