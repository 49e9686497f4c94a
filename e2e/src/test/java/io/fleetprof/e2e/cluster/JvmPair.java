package io.fleetprof.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/** A leak and its healthy twin, as pods of their own, which are profiled at the same time. */
record JvmPair(JvmPods leak, JvmPods twin) {
    /** How their requests ended. */
    record Statuses(JsonNode leak, JsonNode twin) {}

    /** Waits until both are as large as they promised. */
    static JvmPair start(TestNamespace namespace, JvmService leak, JvmService twin) {
        JvmPods first = JvmPods.start(namespace, leak);
        JvmPods second = JvmPods.start(namespace, twin);
        return new JvmPair(first.ready(), second.ready());
    }

    /**
     * @param profiles in flow style
     * @param fields further ones of the spec of both requests
     */
    Statuses profiled(String profiles, String... fields) {
        try (Requested ofLeak = request(leak, profiles, fields);
                Requested ofTwin = request(twin, profiles, fields)) {
            return new Statuses(ofLeak.complete(), ofTwin.complete());
        }
    }

    private static Requested request(JvmPods pods, String profiles, String... fields) {
        String app = pods.service().name();
        String manifest = Requests.ofApp(app, app, profiles);
        for (String field : fields) {
            manifest = Requests.with(manifest, field);
        }
        return pods.namespace().request(manifest);
    }
}
