package io.fleetprof.analysis.population;

import java.time.Instant;
import java.util.Optional;

/**
 * Whose snapshot it is: one container in one life.
 *
 * @param podUid with {@code name} and {@code restarts} the identity
 * @param name of the container
 * @param restarts a restarted container is another individual: its counts begin anew
 * @param pod for display
 * @param workload Deployment or the like; pods of one workload are siblings; empty when unknown
 * @param started when this life began, where known
 */
public record Container(
        String podUid, String name, int restarts, String pod, String workload, Optional<Instant> started)
        implements Comparable<Container> {
    /** A process outside Kubernetes. */
    public static Container local(String name, String workload, Optional<Instant> started) {
        return new Container(name, "main", 0, name, workload, started);
    }

    public String id() {
        return podUid + '/' + name + '/' + restarts;
    }

    @Override
    public int compareTo(Container other) {
        return id().compareTo(other.id());
    }
}
