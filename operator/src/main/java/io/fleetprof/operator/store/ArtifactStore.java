package io.fleetprof.operator.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One bucket of an object store. Every method blocks for as long as the store takes, bounded by timeouts, so none is
 * called on a reconcile thread; every method may be called from many threads at once, and none throws for what a store
 * or a key may do.
 */
public interface ArtifactStore {
    /** Creates the bucket unless it is there; the answer is empty when it is there afterwards. */
    Optional<StoreProblem> ensureBucket();

    /**
     * Stores all bytes of a stream, replacing what was there. The object appears whole or not at all. At most a few
     * megabytes are held in memory whatever the size.
     *
     * @param maxBytes a longer stream is refused with {@link StoreProblem.Reason#TooLarge}
     */
    Put put(String key, InputStream content, long maxBytes);

    /** Stores the bytes, replacing what was there. */
    default Put put(String key, byte[] content) {
        return put(key, new ByteArrayInputStream(content), content.length);
    }

    /**
     * Stores the bytes unless the key is taken, decided by the store ({@code If-None-Match: *}): of many writers
     * exactly one is told {@link PutOnce.Written}. A writer whose answer got lost on the way may be told
     * {@link PutOnce.AlreadyThere} of its own bytes, so go on with what is there.
     */
    PutOnce putOnce(String key, byte[] content);

    /**
     * Hands the stored bytes to a reader as a stream, without holding them in memory.
     *
     * @param maxBytes a longer object is refused with {@link StoreProblem.Reason#TooLarge}
     */
    <T> Get<T> get(String key, long maxBytes, Reading<T> reading);

    /** Reads a whole object into memory. */
    default Get<byte[]> get(String key, int maxBytes) {
        return get(key, maxBytes, InputStream::readAllBytes);
    }

    /** Everything whose key starts with the prefix, sorted by key; at most {@value Listing#MAX_OBJECTS} objects. */
    Listing list(String prefix);

    /** Removes an object; one that is not there counts as removed. The answer is empty when it is gone. */
    Optional<StoreProblem> delete(String key);

    /** Where people's browsers find the object; empty when they reach no object of this store. Asks nobody. */
    Optional<URI> link(String key);

    /** What makes a value of stored bytes. Its own {@code IOException} is a {@link StoreProblem.Reason#BrokenStream}. */
    @FunctionalInterface
    interface Reading<T> {
        T read(InputStream content) throws IOException;
    }

    /** How {@link #put} ended. */
    sealed interface Put {
        default Optional<StoreProblem> failure() {
            return this instanceof Failed(StoreProblem problem) ? Optional.of(problem) : Optional.empty();
        }

        /**
         * The bytes are stored.
         *
         * @param size in bytes
         * @param sha256 of the bytes as they went to the store, 64 lower-case hex digits
         */
        record Stored(String key, long size, String sha256) implements Put {}

        record Failed(StoreProblem problem) implements Put {}
    }

    /** How {@link #putOnce} ended. */
    sealed interface PutOnce {
        default Optional<StoreProblem> failure() {
            return this instanceof Failed(StoreProblem problem) ? Optional.of(problem) : Optional.empty();
        }

        /** These bytes are stored, and no other writer's. */
        record Written(String key, long size, String sha256) implements PutOnce {}

        /** The key was taken; what was there is unchanged. */
        record AlreadyThere(String key) implements PutOnce {}

        record Failed(StoreProblem problem) implements PutOnce {}
    }

    /** How {@link #get} ended. */
    sealed interface Get<T> {
        record Found<T>(T value) implements Get<T> {}

        /** There is no such object; the bucket is there. */
        record Missing<T>() implements Get<T> {}

        record Failed<T>(StoreProblem problem) implements Get<T> {}
    }

    /** How {@link #list} ended. */
    sealed interface Listing {
        /** More objects than this under one prefix are refused with {@link StoreProblem.Reason#TooLarge}. */
        int MAX_OBJECTS = 100_000;

        record Listed(List<StoredObject> objects) implements Listing {
            public Listed {
                objects = List.copyOf(objects);
            }
        }

        record Failed(StoreProblem problem) implements Listing {}
    }

    /** An object in a listing, with its size in bytes. */
    record StoredObject(String key, long size) {}
}
