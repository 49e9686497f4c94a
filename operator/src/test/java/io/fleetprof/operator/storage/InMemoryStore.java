package io.fleetprof.operator.storage;

import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.StoreProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store that keeps what it should, for tests that make one of its ways fail. */
public class InMemoryStore implements ArtifactStore {
    final Map<String, byte[]> objects = new TreeMap<>();

    @Override
    public Optional<StoreProblem> ensureBucket() {
        return Optional.empty();
    }

    @Override
    public Put put(String key, InputStream content, long maxBytes) {
        try {
            byte[] bytes = content.readAllBytes();
            objects.put(key, bytes);
            return new Put.Stored(key, bytes.length, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public PutOnce putOnce(String key, byte[] content) {
        return objects.putIfAbsent(key, content) == null
                ? new PutOnce.Written(key, content.length, "")
                : new PutOnce.AlreadyThere(key);
    }

    @Override
    public <T> Get<T> get(String key, long maxBytes, Reading<T> reading) {
        try {
            return objects.containsKey(key)
                    ? new Get.Found<>(reading.read(new ByteArrayInputStream(objects.get(key))))
                    : new Get.Missing<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Listing list(String prefix) {
        List<StoredObject> found = objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .map(object -> new StoredObject(object.getKey(), object.getValue().length))
                .toList();
        return new Listing.Listed(found);
    }

    @Override
    public Optional<StoreProblem> delete(String key) {
        objects.remove(key);
        return Optional.empty();
    }

    @Override
    public Optional<URI> link(String key) {
        return Optional.empty();
    }
}
