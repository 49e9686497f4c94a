package io.fleetprof.operator.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * A running program, as the line it prints when it is ready says.
 *
 * @param name of the case
 * @param role {@code leak} or {@code twin}
 * @param seed of names, counts and rates
 * @param pid of its process
 * @param url of its pprof server; a JVM has none
 * @param expect what a profiler should see
 * @param neighbour the service it calls, in a process of its own
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Program(
        String name,
        String role,
        long seed,
        long pid,
        Optional<URI> url,
        Expectation expect,
        Optional<Neighbour> neighbour) {
    Program {
        url = url == null ? Optional.empty() : url;
        neighbour = neighbour == null ? Optional.empty() : neighbour;
    }

    /**
     * @param leak whether it leaks at all
     * @param function to be named, with its package
     * @param file base name of its source file; empty where the function is none, but a class or a field
     * @param state of the individuals, in the runtime's words
     * @param count individuals it grows to, or has
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Expectation(boolean leak, String function, String file, String state, long count) {}

    /**
     * @param handler the function that answers
     * @param leak whether calls pile up in it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Neighbour(long pid, URI url, String handler, boolean leak) {}

    /** The same program as a recording: without processes, its profiles under its name at the address. */
    Program servedAt(InetSocketAddress address) {
        return new Program(
                name,
                role,
                seed,
                0,
                Optional.of(at(address, pod())),
                expect,
                neighbour.map(
                        callee -> new Neighbour(0, at(address, neighbourPod()), callee.handler(), callee.leak())));
    }

    private static URI at(InetSocketAddress address, String pod) {
        return URI.create("http://127.0.0.1:" + address.getPort() + "/" + pod);
    }

    /** Where it is to be found. */
    String line() {
        return pod() + url.map(address -> " " + address).orElse("") + " pid " + pid;
    }

    /** The name it is profiled under. */
    String pod() {
        return name + "-" + role;
    }

    /** The name its neighbour is profiled under. */
    String neighbourPod() {
        return pod() + "-callee";
    }
}
