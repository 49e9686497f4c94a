package io.fleetprof.operator.telemetry;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fleetprof.operator.status.Announcement;
import io.quarkus.logging.Log;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Writes events. An event that was written before is not written again, also not by another operator. They are those of
 * the core group: what kubectl describe sorts by, their last time, the events of events.k8s.io may not have.
 */
final class Events {
    private static final String CONTROLLER = "fleetprof.io/operator";
    private static final int MAX_NOTE = 1000;
    private static final int MAX_NAME = 200;

    private final KubernetesClient client;

    Events(KubernetesClient client) {
        this.client = client;
    }

    static ObjectReference reference(HasMetadata object) {
        return new ObjectReferenceBuilder()
                .withApiVersion(object.getApiVersion())
                .withKind(object.getKind())
                .withName(object.getMetadata().getName())
                .withNamespace(object.getMetadata().getNamespace())
                .withUid(object.getMetadata().getUid())
                .build();
    }

    static ObjectReference reference(String namespace, OwnerReference owner) {
        return new ObjectReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getName())
                .withNamespace(namespace)
                .withUid(owner.getUid())
                .build();
    }

    /** @param cause what made this be said: the same cause says the same thing once */
    void write(ObjectReference regarding, String cause, Announcement said, Instant now) {
        try {
            client.resource(event(regarding, cause, said, now)).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                Log.warnf("event %s of %s not written: %s", said.reason(), regarding.getName(), e.getMessage());
            }
        }
    }

    private static Event event(ObjectReference regarding, String cause, Announcement said, Instant now) {
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withName(name(regarding, cause, said))
                .withNamespace(regarding.getNamespace())
                .endMetadata()
                .withInvolvedObject(regarding)
                .withType(said.severity().label())
                .withReason(said.reason())
                .withMessage(cut(said.message(), MAX_NOTE))
                .withReportingComponent(CONTROLLER)
                .withReportingInstance(System.getenv().getOrDefault("HOSTNAME", "fleetprof"))
                .withFirstTimestamp(time)
                .withLastTimestamp(time)
                .withCount(1)
                .build();
    }

    private static String name(ObjectReference regarding, String cause, Announcement said) {
        UUID hash = UUID.nameUUIDFromBytes((cause + said.reason() + said.message()).getBytes(StandardCharsets.UTF_8));
        return cut(regarding.getName(), MAX_NAME) + "." + hash.toString().substring(0, 13);
    }

    private static String cut(String text, int max) {
        return text.substring(0, Math.min(text.length(), max));
    }
}
