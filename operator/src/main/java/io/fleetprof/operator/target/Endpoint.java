package io.fleetprof.operator.target;

/**
 * Where a pod may serve pprof.
 *
 * @param scheme {@code http} or {@code https}
 * @param port 1 to 65535
 * @param path before {@code /debug/pprof}, or up to it; empty, or beginning with a slash
 * @param source who says so, for people: {@code annotation fleetprof.io/port}, {@code port named pprof}
 * @param named whether somebody says so; false for a port that is merely usual
 */
public record Endpoint(String scheme, int port, String path, String source, boolean named) {}
