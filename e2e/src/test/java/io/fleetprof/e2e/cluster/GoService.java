package io.fleetprof.e2e.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A Deployment of one of the Go programs in {@code e2e/workloads/go}, under restricted pod security and with a root
 * file system it cannot write.
 *
 * @param name of Deployment and container, and the value of the label {@code app}
 * @param role leak or twin
 * @param scenario which of the cases
 * @param annotations of its pods
 * @param memory its limit
 * @param flags of the program
 */
record GoService(
        String name,
        String role,
        String scenario,
        int replicas,
        Map<String, String> annotations,
        String memory,
        List<String> flags) {
    static final String IMAGE = "localhost/fleetprof-workloads:1";
    /** Grows for minutes, so that every test sees it grow. */
    private static final List<String> LEAK = List.of("-max-life=24h", "-first=1500", "-rate=60", "-count=100000");

    private static final List<String> TWIN = List.of("-max-life=24h", "-count=1500");
    private static final List<String> OPEN = List.of("-addr=0.0.0.0:6060");

    GoService {
        annotations = Map.copyOf(annotations);
        flags = List.copyOf(flags);
    }

    static GoService leak(String name) {
        return new GoService(name, "leak", "send", 1, Map.of(), "256Mi", plus(LEAK, OPEN));
    }

    static GoService twin(String name) {
        return new GoService(name, "twin", "send", 1, Map.of(), "256Mi", plus(TWIN, OPEN));
    }

    GoService of(String otherScenario) {
        return new GoService(name, role, otherScenario, replicas, annotations, memory, flags);
    }

    GoService times(int pods) {
        return new GoService(name, role, scenario, pods, annotations, memory, flags);
    }

    GoService annotated(String key, String value) {
        Map<String, String> all = new TreeMap<>(annotations);
        all.put(key, value);
        return new GoService(name, role, scenario, replicas, all, memory, flags);
    }

    GoService limitedTo(String otherMemory) {
        return new GoService(name, role, scenario, replicas, annotations, otherMemory, flags);
    }

    /** The last of a flag counts. */
    GoService with(String... more) {
        return new GoService(name, role, scenario, replicas, annotations, memory, plus(flags, List.of(more)));
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
                    %3$s
                """.formatted(name, replicas, template().indent(4).strip());
    }

    /** Of the pods, for whatever makes them. */
    String template() {
        return """
                metadata:
                  labels: {app: %1$s}
                  annotations: {%2$s}
                spec:
                  automountServiceAccountToken: false
                  terminationGracePeriodSeconds: 1
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 65532
                    runAsGroup: 65532
                    seccompProfile: {type: RuntimeDefault}
                  containers:
                  - name: %1$s
                    image: %3$s
                    imagePullPolicy: Never
                    args: [%4$s]
                    env:
                    - {name: POD_IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
                    resources:
                      requests: {cpu: 10m, memory: 16Mi}
                      limits: {memory: %5$s}
                    securityContext:
                      allowPrivilegeEscalation: false
                      readOnlyRootFilesystem: true
                      capabilities: {drop: [ALL]}
                """.formatted(name, listed(annotations), IMAGE, arguments(), memory);
    }

    private String arguments() {
        return plus(List.of(role, scenario), flags).stream()
                .map(word -> '"' + word + '"')
                .collect(Collectors.joining(", "));
    }

    private static String listed(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\": \"" + entry.getValue() + '"')
                .collect(Collectors.joining(", "));
    }

    private static List<String> plus(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
