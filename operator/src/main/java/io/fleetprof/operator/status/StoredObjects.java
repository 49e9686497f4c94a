package io.fleetprof.operator.status;

import io.fleetprof.operator.store.ArtifactStore.Listing;
import io.fleetprof.operator.store.ArtifactStore.StoredObject;
import java.util.List;

/**
 * What a run has put into the store.
 *
 * @param storage the ProfileStorage's name
 * @param prefix of all keys
 * @param bytes of all objects
 */
public record StoredObjects(String storage, String prefix, int count, long bytes) {
    /** Counts what a listing shows; nothing when the store does not answer. */
    public static StoredObjects of(Listing listing, String storage, String prefix) {
        List<StoredObject> objects =
                switch (listing) {
                    case Listing.Listed(List<StoredObject> listed) -> listed;
                    case Listing.Failed _ -> List.of();
                };
        long bytes = objects.stream().mapToLong(StoredObject::size).sum();
        return new StoredObjects(storage, prefix, objects.size(), bytes);
    }
}
