package io.fleetprof.operator.capture.pod.ephemeral;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.pod.ephemeral.AgentContainers.Made;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why the API server did not take an ephemeral container, in its own words. */
final class EphemeralRefusal {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int LONGEST = 500;
    /** Pod security judges the whole pod: the violation is mostly not our container's. */
    private static final Pattern POD_SECURITY = Pattern.compile("violates PodSecurity \"([^\"]*)\": (.*)");

    private EphemeralRefusal() {}

    static Made.Refused of(KubernetesClientException e) {
        String said = said(e);
        Matcher violation = POD_SECURITY.matcher(said);
        if (violation.find()) {
            return new Made.Refused(
                    Reason.POD_VIOLATES_POLICY, violation.group(2) + ", of level " + violation.group(1));
        }
        return switch (e.getCode()) {
            case NOT_FOUND -> new Made.Refused(Reason.GONE, said);
            case FORBIDDEN -> new Made.Refused(Reason.EPHEMERAL_FORBIDDEN, said);
            default -> new Made.Refused(Reason.INTERNAL_ERROR, "the API server took no ephemeral container: " + said);
        };
    }

    private static String said(KubernetesClientException e) {
        String said = Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElse(String.valueOf(e.getMessage()));
        String line = said.replaceAll("\\s+", " ");
        return line.substring(0, Math.min(line.length(), LONGEST));
    }
}
