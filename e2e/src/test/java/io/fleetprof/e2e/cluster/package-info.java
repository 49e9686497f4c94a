/**
 * The operator in a real cluster, installed and used as people do: nothing between the tests and the API server, the
 * kubelet and the store. {@code make cluster-test} runs them; a class a subject, each in a namespace of its own.
 */
package io.fleetprof.e2e.cluster;
