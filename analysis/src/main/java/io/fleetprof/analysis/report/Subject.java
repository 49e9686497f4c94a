package io.fleetprof.analysis.report;

import io.fleetprof.analysis.report.facts.Surroundings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a report is about: the request, the containers that were asked and the files they gave.
 *
 * @param cluster empty outside a cluster
 * @param namespace empty outside a cluster
 * @param name of the request; outside a cluster any name that tells the reader what was looked at
 * @param uid of the request; empty outside a cluster
 * @param generatedAt when the analysis was made
 * @param toolVersion of Fleetprof
 * @param targets every container that was asked, failures first
 * @param artifacts keys of the stored files, relative to the request's prefix; links in the page point to those under
 *     {@code report/}
 */
public record Subject(
        String cluster,
        String namespace,
        String name,
        String uid,
        Instant generatedAt,
        String toolVersion,
        List<Target> targets,
        List<String> artifacts) {
    public Subject {
        targets = List.copyOf(targets);
        artifacts = List.copyOf(artifacts);
    }

    /** A subject of which only the name matters: files on a command line. */
    public static Subject named(String name, Instant generatedAt, String toolVersion) {
        return new Subject("", "", name, "", generatedAt, toolVersion, List.of(), List.of());
    }

    /** What the cluster said of each pod. */
    public Map<String, Surroundings> surroundings() {
        return targets.stream().collect(Collectors.toMap(Target::pod, Target::surroundings, (first, _) -> first));
    }

    /** {@code namespace/name}, or the name alone outside a cluster. */
    public String title() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    /**
     * One container and what became of it.
     *
     * @param path how it was reached, as the resource writes it (PodIP, Exec, …); empty when it was not
     * @param reason why it was not simply collected, one line; empty for {@link Outcome#COLLECTED}
     * @param surroundings what the cluster said of it
     */
    public record Target(
            String pod,
            String node,
            String container,
            String runtime,
            String path,
            Outcome outcome,
            String reason,
            Surroundings surroundings) {
        /** One of which nothing else is known. */
        public Target(
                String pod,
                String node,
                String container,
                String runtime,
                String path,
                Outcome outcome,
                String reason) {
            this(pod, node, container, runtime, path, outcome, reason, Surroundings.NONE);
        }
    }

    /** How the capture of a container ended. */
    public enum Outcome {
        COLLECTED,
        DOWNGRADED,
        SKIPPED,
        FAILED,
        GONE
    }
}
