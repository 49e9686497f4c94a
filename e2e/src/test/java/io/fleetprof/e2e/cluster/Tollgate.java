package io.fleetprof.e2e.cluster;

import java.time.Duration;

/** The proxy of {@code e2e/tollgate}, in the namespace of a test class, before a store. */
record Tollgate(TestNamespace namespace) {
    static final String IMAGE = "localhost/fleetprof-tollgate:1";
    private static final Duration SOON = Duration.ofSeconds(30);

    /** @param store where it leads, such as {@code http://minio.minio.svc:9000} */
    static Tollgate before(String store, TestNamespace namespace) {
        namespace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: tollgate, labels: {app: tollgate}}
                spec:
                  automountServiceAccountToken: false
                  terminationGracePeriodSeconds: 1
                  securityContext: {runAsNonRoot: true, runAsUser: 65532, seccompProfile: {type: RuntimeDefault}}
                  containers:
                  - name: tollgate
                    image: %s
                    imagePullPolicy: Never
                    args: [-upstream, "%s"]
                    readinessProbe: {httpGet: {path: /held, port: 9001}, periodSeconds: 1}
                    securityContext:
                      allowPrivilegeEscalation: false
                      readOnlyRootFilesystem: true
                      capabilities: {drop: [ALL]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: tollgate}
                spec:
                  selector: {app: tollgate}
                  ports: [{port: 9000}]
                """.formatted(IMAGE, store));
        namespace.kubectl("wait", "--for=condition=Ready", "pod/tollgate", "--timeout=60s");
        return new Tollgate(namespace);
    }

    String endpoint() {
        return "http://tollgate." + namespace.name() + ".svc:9000";
    }

    /** From now on these and no others, the first that fits; what is held is hung up on. */
    void take(Toll... tolls) {
        control("PUT", "rules", Documents.tree(tolls));
    }

    /** Waits until it holds a request. */
    void awaitHeld() {
        Eventually.so(SOON, "a request is held", () -> !Documents.json(control("GET", "held", null))
                .isEmpty());
    }

    private String control(String method, String path, Object body) {
        return namespace
                .client()
                .raw(
                        "/api/v1/namespaces/%s/pods/tollgate:9001/proxy/%s".formatted(namespace.name(), path),
                        method,
                        body);
    }
}
