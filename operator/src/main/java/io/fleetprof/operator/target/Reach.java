package io.fleetprof.operator.target;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The ways to a target that are known; at least one is.
 *
 * @param url of its pprof server, {@code http://127.0.0.1:6060}, with a path when it is not served at the root
 * @param pid of its process, where this machine runs it
 */
public record Reach(Optional<URI> url, OptionalLong pid) {}
