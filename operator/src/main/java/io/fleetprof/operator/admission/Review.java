package io.fleetprof.operator.admission;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionRequest;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionResponse;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionResponseBuilder;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReviewBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The API server's question and its answer, {@code admission.k8s.io/v1}. Every pod is let through. */
record Review(Injector injector) {
    /** As the API server asks. */
    static final String EXAMPLE = """
            {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "42", "object":
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"labels": {"fleetprof.io/inject": "go"}},
            "spec": {"containers": [{"name": "app"}]}}}}""";

    /** @return the answer as JSON */
    String answer(String question) {
        AdmissionRequest request =
                Serialization.unmarshal(question, AdmissionReview.class).getRequest();
        KubernetesResource object = (KubernetesResource) request.getObject();
        AdmissionResponseBuilder allowed =
                new AdmissionResponseBuilder().withUid(request.getUid()).withAllowed(true);
        AdmissionResponse response = object instanceof Pod pod ? with(injector.into(pod), allowed) : allowed.build();
        return Serialization.asJson(
                new AdmissionReviewBuilder().withResponse(response).build());
    }

    private static AdmissionResponse with(Injection injection, AdmissionResponseBuilder allowed) {
        return switch (injection) {
            case Injection.Present _ -> allowed.build();
            case Injection.Left(String warning) -> allowed.withWarnings(warning).build();
            case Injection.Patched(var patch) ->
                allowed.withPatchType("JSONPatch")
                        .withPatch(Base64.getEncoder()
                                .encodeToString(Serialization.asJson(patch).getBytes(StandardCharsets.UTF_8)))
                        .build();
        };
    }
}
