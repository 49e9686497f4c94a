package io.fleetprof.operator.status;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.operator.store.ArtifactStore.Listing;
import io.fleetprof.operator.store.ArtifactStore.StoredObject;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a request when its status is written.
 *
 * @param generation of the spec
 * @param plan what was to be profiled
 * @param receipts of the targets that ended
 * @param report once the analysis is made
 * @param objects what lies in the store
 * @param reportUrl where to read the report; empty until there is one
 * @param now when the status is written
 */
public record Observation(
        long generation,
        Plan plan,
        List<Receipt> receipts,
        Optional<Report> report,
        Objects objects,
        String reportUrl,
        Instant now) {
    public Observation {
        receipts = List.copyOf(receipts);
    }

    public Optional<Analysis> analysis() {
        return report.map(Report::analysis);
    }

    /**
     * What a run has put into the store.
     *
     * @param storage the ProfileStorage's name
     * @param prefix of all keys
     */
    public record Objects(String storage, String prefix, int count, long bytes) {
        /** Counts what a listing shows; nothing when the store does not answer. */
        public static Objects of(Listing listing, String storage, String prefix) {
            List<StoredObject> objects =
                    switch (listing) {
                        case Listing.Listed(List<StoredObject> listed) -> listed;
                        case Listing.Failed _ -> List.of();
                    };
            long bytes = objects.stream().mapToLong(StoredObject::size).sum();
            return new Objects(storage, prefix, objects.size(), bytes);
        }
    }
}
