package io.fleetprof.operator.capture.pod.ephemeral;

/**
 * What ephemeral containers run; the chart's fence allows exactly this.
 *
 * @param reference {@code registry/fleetprof-agent:tag}
 * @param pullPolicy as in a container: {@code IfNotPresent}
 */
public record AgentImage(String reference, String pullPolicy) {}
