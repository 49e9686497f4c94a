package io.fleetprof.operator.storage;

import io.fleetprof.api.v1alpha1.ProfileStorage;
import io.fleetprof.api.v1alpha1.StorageRef;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which storage a request's {@code storageRef} means. */
final class Choice {
    private static final int SHOWN = 5;

    private Choice() {}

    /** What was chosen. */
    sealed interface Chosen {
        record One(ProfileStorage storage) implements Chosen {}

        /** More than one could be meant; an admin can change that. One line. */
        record Unclear(String message) implements Chosen {}

        /** There is no such storage, or none for this namespace. One line, naming those that there are. */
        record None(String message) implements Chosen {}
    }

    /**
     * The one with the name; for the name {@code default}, which a request that names none has too, else the one that
     * is marked as default.
     */
    static Chosen among(List<ProfileStorage> storages, String name, String namespace) {
        List<ProfileStorage> meant = named(storages, name);
        if (meant.isEmpty() && name.equals(StorageRef.DEFAULT.name())) {
            meant = storages.stream()
                    .filter(storage -> storage.getSpec().asDefault())
                    .toList();
        }
        return switch (meant.size()) {
            case 0 -> new Chosen.None("there is no ProfileStorage " + name + "; " + others(storages, namespace));
            case 1 -> allowed(meant.getFirst(), storages, namespace);
            default ->
                new Chosen.Unclear("more than one ProfileStorage is marked as default: " + names(meant.stream())
                        + "; mark one, or name one in spec.storageRef.name");
        };
    }

    private static List<ProfileStorage> named(List<ProfileStorage> storages, String name) {
        return storages.stream().filter(storage -> name(storage).equals(name)).toList();
    }

    private static Chosen allowed(ProfileStorage storage, List<ProfileStorage> storages, String namespace) {
        return storage.getSpec().allows(namespace)
                ? new Chosen.One(storage)
                : new Chosen.None("ProfileStorage %s is not for namespace %s; an admin can add it to"
                                .formatted(name(storage), namespace)
                        + " spec.allowedNamespaces; " + others(storages, namespace));
    }

    /** Only what this namespace may use is shown to it. */
    private static String others(List<ProfileStorage> storages, String namespace) {
        List<ProfileStorage> usable = storages.stream()
                .filter(storage -> storage.getSpec().allows(namespace))
                .toList();
        return usable.isEmpty()
                ? "there is none for namespace " + namespace + ": an admin creates one"
                : "name one of " + names(usable.stream()) + " in spec.storageRef.name";
    }

    private static String names(Stream<ProfileStorage> storages) {
        List<String> names = storages.map(Choice::name).sorted().toList();
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }

    private static String name(ProfileStorage storage) {
        return storage.getMetadata().getName();
    }
}
