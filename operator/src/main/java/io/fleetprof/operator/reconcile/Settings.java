package io.fleetprof.operator.reconcile;

import io.fleetprof.api.v1alpha1.Impact;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** What the chart decides for all requests; {@code FLEETPROF_CLUSTER_NAME} and its like in the environment. */
@ConfigMapping(prefix = "fleetprof")
public interface Settings {
    /** The first folder of every key in the bucket. */
    @WithDefault("default")
    String clusterName();

    /** Where people reach the reports, without a slash at its end. */
    @WithDefault("http://127.0.0.1:8090")
    String reportUrl();

    /** Namespaces that nobody profiles. */
    @WithDefault("kube-system")
    Optional<Set<String>> excludedNamespaces();

    /** The highest impact that requests may ask for. */
    @WithDefault("Medium")
    Impact maxImpact();

    /** What runs in ephemeral containers beside targets. */
    @WithDefault("localhost/fleetprof-agent:0.1.0")
    String agentImage();

    /** When nodes pull it, as in a container. */
    @WithDefault("IfNotPresent")
    String agentPullPolicy();
}
