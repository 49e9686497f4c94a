package io.fleetprof.e2e.cluster;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A Deployment of one of the JVM programs in {@code e2e/workloads/jvm}, as locked down as can be: restricted pod
 * security, a root file system it cannot write, an own runtime without tools, and nothing in its spec that says Java.
 *
 * @param name of Deployment and container, and the value of the label {@code app}
 * @param image with its programs
 * @param words main class and flags
 * @param identity user and group, in flow style; empty where the image alone knows
 * @param tmp what is mounted at /tmp, in flow style; empty for nothing
 * @param annotations of its pods, in flow style
 */
record JvmService(
        String name,
        String image,
        List<String> words,
        int replicas,
        String identity,
        String tmp,
        String annotations,
        String memory) {
    private static final String GIVEN = "runAsUser: 1000, runAsGroup: 1000, ";

    JvmService {
        words = List.copyOf(words);
    }

    /** One of the programs of an image, which has them all. */
    static JvmService of(String name, String image, List<String> words) {
        return new JvmService(name, image, words, 1, GIVEN, "emptyDir: {}", "", "512Mi");
    }

    JvmService times(int pods) {
        return new JvmService(name, image, words, pods, identity, tmp, annotations, memory);
    }

    /** Its user and group are in its image only. */
    JvmService unidentified() {
        return as("");
    }

    /** @param otherIdentity in flow style, with a comma behind */
    JvmService as(String otherIdentity) {
        return new JvmService(name, image, words, replicas, otherIdentity, tmp, annotations, memory);
    }

    /** @param volume what is mounted at /tmp, in flow style */
    JvmService withTmp(String volume) {
        return new JvmService(name, image, words, replicas, identity, volume, annotations, memory);
    }

    JvmService withoutTmp() {
        return withTmp("");
    }

    JvmService limitedTo(String otherMemory) {
        return new JvmService(name, image, words, replicas, identity, tmp, annotations, otherMemory);
    }

    /** @param field another of its container, in flow style */
    String manifest(String field) {
        return manifest().replace("        args:", "        " + field + "\n        args:");
    }

    String manifest() {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, labels: {app: %1$s}}
                spec:
                  replicas: %2$d
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}, annotations: {%3$s}}
                    spec:
                      automountServiceAccountToken: false
                      terminationGracePeriodSeconds: 1
                      securityContext: {runAsNonRoot: true, %4$sseccompProfile: {type: RuntimeDefault}}
                      containers:
                      - name: %1$s
                        image: %5$s
                        imagePullPolicy: Never
                        args: [%6$s]
                        resources: {requests: {cpu: 10m, memory: 64Mi}, limits: {memory: %7$s}}
                        securityContext:
                          allowPrivilegeEscalation: false
                          readOnlyRootFilesystem: true
                          capabilities: {drop: [ALL]}
                        volumeMounts: [%8$s]
                      volumes: [%9$s]
                """.formatted(
                        name,
                        replicas,
                        annotations,
                        identity,
                        image,
                        words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", ")),
                        memory,
                        tmp.isEmpty() ? "" : "{name: tmp, mountPath: /tmp}",
                        tmp.isEmpty() ? "" : "{name: tmp, " + tmp + "}");
    }
}
