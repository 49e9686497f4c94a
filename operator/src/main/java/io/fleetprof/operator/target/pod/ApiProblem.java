package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fleetprof.api.v1alpha1.ConditionReason;
import java.util.Optional;

/**
 * Why the API server did not give what it was asked for.
 *
 * @param message one line, with the verb, the resource and the namespace where a right is missing
 */
record ApiProblem(ConditionReason reason, String message) {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int LONGEST = 500;

    static ApiProblem of(KubernetesClientException e) {
        String said = Optional.ofNullable(e.getStatus())
                .map(Status::getMessage)
                .or(() -> Optional.ofNullable(e.getCause()).map(ApiProblem::inWords))
                .orElse(String.valueOf(e.getMessage()));
        String line = said.replaceAll("\\s+", " ");
        line = line.substring(0, Math.min(line.length(), LONGEST));
        return switch (e.getCode()) {
            case FORBIDDEN -> new ApiProblem(ConditionReason.FORBIDDEN, line + "; grant it with the chart's roles");
            case UNAUTHORIZED ->
                new ApiProblem(ConditionReason.FORBIDDEN, "the API server does not know the operator: " + line);
            default ->
                new ApiProblem(
                        ConditionReason.API_SERVER,
                        "the API server did not answer as it should, and is asked again: " + line);
        };
    }

    /** A TimeoutException has nothing to say but its name. */
    private static String inWords(Throwable cause) {
        return Optional.ofNullable(cause.getMessage())
                .filter(message -> !message.isBlank())
                .orElse(cause.getClass().getSimpleName());
    }
}
