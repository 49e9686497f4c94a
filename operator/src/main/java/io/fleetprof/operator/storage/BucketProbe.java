package io.fleetprof.operator.storage;

import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.ArtifactStore.Get;
import io.fleetprof.operator.store.ArtifactStore.Listing;
import io.fleetprof.operator.store.ArtifactStore.Put;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.ArtifactStore.StoredObject;
import io.fleetprof.operator.store.StoreProblem;
import io.fleetprof.operator.store.StoreProblem.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tries with a small object all that a request will do to a bucket.
 *
 * @param where bucket and endpoint, for messages
 * @param key of the object; of this operator alone, as another one's probe would look like a broken store
 * @param mayCreate whether a missing bucket is made
 */
record BucketProbe(ArtifactStore store, String where, String key, boolean mayCreate) {
    /** What lies under it is no request's. */
    static final String PREFIX = "_probe/";

    private static final byte[] FIRST = "fleetprof probe".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECOND = "must not be written".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_BYTES = 1024;

    /** Empty when everything works; otherwise the first thing that does not. Takes as long as the store does. */
    Optional<StoreProblem> run() {
        return Stream.<Supplier<Optional<StoreProblem>>>of(
                        this::write, this::refuseSecondWrite, this::list, this::read, () -> store.delete(key))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** First, because its errors say the most: a look for the bucket gets answers without a body. */
    private Optional<StoreProblem> write() {
        Optional<StoreProblem> problem = put();
        boolean missing = problem.filter(p -> p.reason() == Reason.NoSuchBucket).isPresent();
        return missing && mayCreate ? store.ensureBucket().or(this::put) : problem;
    }

    private Optional<StoreProblem> put() {
        return switch (store.put(key, FIRST)) {
            case Put.Stored _ -> Optional.empty();
            case Put.Failed(var problem) -> Optional.of(problem);
        };
    }

    private Optional<StoreProblem> refuseSecondWrite() {
        return switch (store.putOnce(key, SECOND)) {
            case PutOnce.AlreadyThere _ -> Optional.empty();
            case PutOnce.Written _ ->
                problem(Reason.Unsupported, "an object was overwritten in spite of If-None-Match: *");
            case PutOnce.Failed(var problem) -> Optional.of(problem);
        };
    }

    private Optional<StoreProblem> list() {
        return switch (store.list(key)) {
            case Listing.Listed(var objects)
            when objects.contains(new StoredObject(key, FIRST.length)) -> Optional.empty();
            case Listing.Listed _ -> problem(Reason.Unsupported, "an object that was just written is not listed");
            case Listing.Failed(var problem) -> Optional.of(problem);
        };
    }

    private Optional<StoreProblem> read() {
        return switch (store.get(key, MAX_BYTES)) {
            case Get.Found<byte[]>(var bytes) when Arrays.equals(bytes, FIRST) -> Optional.empty();
            case Get.Found<byte[]> _ -> problem(Reason.Unsupported, "an object is read back with other bytes");
            case Get.Missing<byte[]> _ -> problem(Reason.Unsupported, "an object that was just written is not found");
            case Get.Failed<byte[]>(var problem) -> Optional.of(problem);
        };
    }

    private Optional<StoreProblem> problem(Reason reason, String detail) {
        return Optional.of(new StoreProblem(
                reason, "cannot rely on '%s' in bucket %s: %s; %s".formatted(key, where, detail, reason.remedy())));
    }
}
