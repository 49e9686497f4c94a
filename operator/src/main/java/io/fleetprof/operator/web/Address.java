package io.fleetprof.operator.web;

import io.fleetprof.operator.store.Keys;
import java.util.Optional;

/** What a path stands for: {@code /{storage}/{cluster}/{namespace}/…}. */
record Address(String storage, String namespace, String key) {
    private static final int PARTS = 4;

    static Optional<Address> of(String path) {
        String[] parts = path.substring(1).split("/", PARTS);
        if (parts.length < PARTS) {
            return Optional.empty();
        }
        String key = path.substring(1 + parts[0].length() + 1);
        return Keys.plain(key) ? Optional.of(new Address(parts[0], parts[2], key)) : Optional.empty();
    }
}
