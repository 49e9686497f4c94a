package io.fleetprof.e2e.cluster;

/** Manifests of ProfileRequests, as people write them. */
final class Requests {
    /** One look and no more: for tests of whom it reaches, not of what is found there. */
    static final String ONE_LOOK = "[{kind: Goroutine, snapshots: 1}]";

    /** A leak shows in these; they take eight seconds. */
    static final String THREE_LOOKS = "[{kind: Goroutine, snapshots: 3, interval: 4s}]";

    private Requests() {}

    /** Of the pods with that label {@code app}. */
    static String ofApp(String name, String app, String profiles) {
        return of(name, "{selector: {matchLabels: {app: %s}}}".formatted(app), profiles);
    }

    /** @param target in flow style, as is {@code profiles} */
    static String of(String name, String target, String profiles) {
        return """
                apiVersion: fleetprof.io/v1alpha1
                kind: ProfileRequest
                metadata: {name: %s}
                spec:
                  target: %s
                  profiles: %s
                """.formatted(name, target, profiles);
    }

    /** The same with another field of its spec, in flow style. */
    static String with(String manifest, String field) {
        return manifest + "  " + field + "\n";
    }
}
