package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;

/** The pods of a service that was started. */
record GoPods(TestNamespace namespace, GoService service) {
    private static final Duration START = Duration.ofMinutes(2);
    /** In the one line of the log that is JSON. */
    private static final String ANNOUNCED = "\"expect\"";

    /** Waits until each has said that it is as large as it promised. */
    GoPods ready() {
        Eventually.so(
                START,
                service.name() + " is ready",
                () -> pods().size() == service.replicas()
                        && pods().stream().allMatch(GoPods::runs)
                        && names().stream().allMatch(this::hasAnnounced));
        return this;
    }

    /** Those that are not about to end. */
    List<Pod> pods() {
        return namespace.pods(service.name());
    }

    List<String> names() {
        return pods().stream().map(Pod::getMetadata).map(ObjectMeta::getName).toList();
    }

    /** What is to be found in its profiles, as the program itself says: function, file, state. */
    JsonNode expected() {
        return log(names().getFirst())
                .lines()
                .filter(line -> line.contains(ANNOUNCED))
                .findFirst()
                .map(line -> Documents.json(line).get("expect"))
                .orElseThrow();
    }

    /** Has a pod that was started with {@code -obeys} do so: {@code fill} or {@code quit}. */
    void tell(String pod, String word) {
        String path = "/api/v1/namespaces/%s/pods/%s:6060/proxy/%s".formatted(namespace.name(), pod, word);
        try {
            namespace.client().raw(path);
        } catch (KubernetesClientException e) {
            assertThat(e.getCode()).as(e.getMessage()).isNotEqualTo(404); // but it may have quit before it could answer
        }
    }

    /** The kubelet tells that it runs some time after it has begun to speak. */
    private static boolean runs(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .allMatch(status -> Boolean.TRUE.equals(status.getReady()));
    }

    private boolean hasAnnounced(String pod) {
        return log(pod).contains(ANNOUNCED);
    }

    /** Empty as long as the container is not there. */
    private String log(String pod) {
        try {
            return namespace
                    .client()
                    .pods()
                    .inNamespace(namespace.name())
                    .withName(pod)
                    .inContainer(service.name())
                    .getLog();
        } catch (KubernetesClientException _) {
            return "";
        }
    }
}
