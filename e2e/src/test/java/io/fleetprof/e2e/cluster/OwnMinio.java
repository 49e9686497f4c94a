package io.fleetprof.e2e.cluster;

import java.time.Duration;

/**
 * A MinIO of a test class alone, which may be ended and started: what it keeps outlives its pod. There need be no
 * provisioner of volumes: the volume is the empty folder of a second pod, which stays.
 */
record OwnMinio(TestNamespace namespace, String volume) implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SECURITY = """
            securityContext:
              allowPrivilegeEscalation: false
              readOnlyRootFilesystem: true
              capabilities: {drop: [ALL]}
            """;

    static OwnMinio start(TestNamespace namespace, Store credentials) {
        namespace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: shelf}
                spec:
                  automountServiceAccountToken: false
                  terminationGracePeriodSeconds: 1
                  securityContext: {runAsNonRoot: true, runAsUser: 1000, seccompProfile: {type: RuntimeDefault}}
                  containers:
                  - name: shelf
                    image: %s
                    imagePullPolicy: Never
                    args: [twin, send, -max-life=24h]
                    %s
                    volumeMounts: [{name: data, mountPath: /data}]
                  volumes: [{name: data, emptyDir: {}}]
                """.formatted(GoService.IMAGE, SECURITY.indent(4).strip()));
        namespace.kubectl("wait", "--for=condition=Ready", "pod/shelf", "--timeout=60s");
        OwnMinio minio = new OwnMinio(namespace, namespace.name() + "-shelf");
        namespace.apply(minio.volumes(namespace.kubectl("get", "pod", "shelf", "-o", "jsonpath={.metadata.uid}")));
        namespace.apply(minio.manifest(credentials));
        minio.scale(1);
        return minio;
    }

    private String volumes(String shelf) {
        return """
                apiVersion: v1
                kind: PersistentVolume
                metadata: {name: %1$s}
                spec:
                  capacity: {storage: 1Gi}
                  accessModes: [ReadWriteOnce]
                  persistentVolumeReclaimPolicy: Retain
                  storageClassName: ""
                  claimRef: {namespace: %2$s, name: data}
                  hostPath: {path: "/var/lib/kubelet/pods/%3$s/volumes/kubernetes.io~empty-dir/data"}
                ---
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data, namespace: %2$s}
                spec:
                  accessModes: [ReadWriteOnce]
                  storageClassName: ""
                  volumeName: %1$s
                  resources: {requests: {storage: 1Gi}}
                """.formatted(volume, namespace.name(), shelf);
    }

    private String manifest(Store credentials) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: minio}
                spec:
                  replicas: 0
                  strategy: {type: Recreate}
                  selector: {matchLabels: {app: minio}}
                  template:
                    metadata: {labels: {app: minio}}
                    spec:
                      automountServiceAccountToken: false
                      terminationGracePeriodSeconds: 1
                      securityContext: {runAsNonRoot: true, runAsUser: 1000, seccompProfile: {type: RuntimeDefault}}
                      containers:
                      - name: minio
                        image: %s
                        imagePullPolicy: Never
                        args: [server, /data, --address=:9000, --certs-dir=/config]
                        env:
                        - {name: MINIO_ROOT_USER, value: "%s"}
                        - {name: MINIO_ROOT_PASSWORD, value: "%s"}
                        - {name: MINIO_UPDATE, value: "off"}
                        - {name: HOME, value: /config}
                        readinessProbe: {httpGet: {path: /minio/health/ready, port: 9000}, periodSeconds: 1}
                        %s
                        volumeMounts: [{name: data, mountPath: /data}, {name: config, mountPath: /config}]
                      volumes:
                      - {name: data, persistentVolumeClaim: {claimName: data}}
                      - {name: config, emptyDir: {}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: minio}
                spec:
                  selector: {app: minio}
                  ports: [{port: 9000}]
                """.formatted(
                        image(),
                        credentials.user(),
                        credentials.password(),
                        SECURITY.indent(8).strip());
    }

    /** That of the cluster's. */
    private String image() {
        return namespace
                .cluster()
                .kubectl(
                        "get",
                        "deployment",
                        Store.SERVICE,
                        "-n",
                        Store.NAMESPACE,
                        "-o",
                        "jsonpath={.spec.template.spec.containers[0].image}");
    }

    String endpoint() {
        return "http://minio." + namespace.name() + ".svc:9000";
    }

    /** Returns when so many pods serve, and no more are there. */
    void scale(int pods) {
        namespace.kubectl("scale", "deployment/minio", "--replicas=" + pods);
        Eventually.so(SOON, "MinIO has " + pods + " pods", () -> namespace
                .kubectl("get", "pods", "-l", "app=minio", "-o", "jsonpath={range .items[*]}{.status.phase}{end}")
                .equals("Running".repeat(pods)));
        namespace.kubectl("rollout", "status", "deployment/minio", "--timeout=60s");
    }

    @Override
    public void close() {
        namespace.cluster().kubectl("delete", "persistentvolume", volume, "--wait=false");
    }
}
