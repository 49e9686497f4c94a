package io.fleetprof.operator.status;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a request has come. A view of what the store holds: whoever reads that comes to the same. */
public sealed interface Progress {
    /** What stands in the way at this moment. */
    default Optional<Obstacle> hindrance() {
        return switch (this) {
            case Unplanned(var obstacle) -> obstacle;
            case Planned(var _, var _, var obstacle) -> obstacle;
            case Concluded _, Rejected _, Expired _ -> Optional.empty();
        };
    }

    /** The same with something in the way; an end stays as it is. */
    default Progress hinderedBy(Obstacle obstacle) {
        return switch (this) {
            case Unplanned _ -> new Unplanned(Optional.of(obstacle));
            case Planned(var plan, var receipts, var _) -> new Planned(plan, receipts, Optional.of(obstacle));
            case Concluded _, Rejected _, Expired _ -> this;
        };
    }

    /** Nothing is recorded yet. */
    record Unplanned(Optional<Obstacle> obstacle) implements Progress {}

    /**
     * Targets are being profiled, or all of them have ended and their profiles are being read.
     *
     * @param receipts of the targets that ended
     */
    record Planned(Plan plan, List<Receipt> receipts, Optional<Obstacle> obstacle) implements Progress {
        public Planned {
            receipts = List.copyOf(receipts);
        }

        /** Whether every target has ended. */
        public boolean isCaptured() {
            return receipts.size() >= plan.targets().size();
        }

        /** One more target has ended, so nothing stands in the way just now. */
        public Planned with(Receipt receipt) {
            boolean known = receipts.stream().anyMatch(it -> it.container().equals(receipt.container()));
            List<Receipt> all = known
                    ? receipts
                    : Stream.concat(receipts.stream(), Stream.of(receipt)).toList();
            return new Planned(plan, all, Optional.empty());
        }
    }

    /**
     * The end as it should be: everything was read and the report is in the store.
     *
     * @param objects what lies in the store
     * @param reportUrl where to read the report
     */
    record Concluded(Plan plan, List<Receipt> receipts, Report report, StoredObjects objects, String reportUrl)
            implements Progress {
        public Concluded {
            receipts = List.copyOf(receipts);
        }

        public Analysis analysis() {
            return report.analysis();
        }
    }

    /** The request cannot be worked on as it is. */
    record Rejected(ConditionReason reason, String message) implements Progress {}

    /**
     * The request's time was over before there was a result.
     *
     * @param last how far it had come
     * @param message what stood in the way
     */
    record Expired(Optional<Planned> last, String message) implements Progress {}
}
