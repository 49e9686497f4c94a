package io.fleetprof.operator.target;

import java.util.Optional;

/**
 * Where a pod may serve pprof.
 *
 * @param scheme {@code http} or {@code https}
 * @param port 1 to 65535
 * @param path before {@code /debug/pprof}, or up to it; empty, or beginning with a slash
 * @param source who says so, for people: {@code annotation fleetprof.io/port}, {@code port named pprof}
 * @param named whether somebody says so; false for a port that is merely usual
 * @param metrics where the pod says that it publishes its figures for Prometheus, if it says so
 */
public record Endpoint(String scheme, int port, String path, String source, boolean named, Optional<Metrics> metrics) {
    /** Of a pod that does not speak of Prometheus. */
    public Endpoint(String scheme, int port, String path, String source, boolean named) {
        this(scheme, port, path, source, named, Optional.empty());
    }

    /**
     * As the annotations {@code prometheus.io/scheme}, {@code port} and {@code path} say.
     *
     * @param path begins with a slash
     */
    public record Metrics(String scheme, int port, String path) {}

    public Endpoint with(Optional<Metrics> said) {
        return new Endpoint(scheme, port, path, source, named, said);
    }
}
