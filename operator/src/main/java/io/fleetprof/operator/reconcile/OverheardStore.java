package io.fleetprof.operator.reconcile;

import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.StoreProblem;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A store of which somebody hears whether it takes what it is given: what is tried again for minutes is to show
 * meanwhile.
 *
 * @param news what kept the last put from being done; empty when it was
 */
record OverheardStore(ArtifactStore store, Consumer<Optional<StoreProblem>> news) implements ArtifactStore {
    @Override
    public Put put(String key, InputStream content, long maxBytes) {
        Put put = store.put(key, content, maxBytes);
        news.accept(put.failure());
        return put;
    }

    @Override
    public PutOnce putOnce(String key, byte[] content) {
        PutOnce put = store.putOnce(key, content);
        news.accept(put.failure());
        return put;
    }

    @Override
    public Optional<StoreProblem> ensureBucket() {
        return store.ensureBucket();
    }

    @Override
    public <T> Get<T> get(String key, long maxBytes, Reading<T> reading) {
        return store.get(key, maxBytes, reading);
    }

    @Override
    public Listing list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public Optional<StoreProblem> delete(String key) {
        return store.delete(key);
    }

    @Override
    public Optional<URI> link(String key) {
        return store.link(key);
    }
}
