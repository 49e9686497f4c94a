package io.fleetprof.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * A one-shot order to profile the pods of one target, and what came of it. Its spec never changes; running again is a
 * new object. The spec of one that was read by {@code Validation} or from an API server is never null; its status is,
 * until the first is written.
 */
@Group(ProfileRequest.GROUP)
@Version(ProfileRequest.VERSION)
@ShortNames("prof")
@Categories("fleetprof")
@AdditionalPrinterColumn(
        name = "REASON",
        jsonPath = ".status.conditions[?(@.type==\"Complete\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "AGE",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
public class ProfileRequest extends CustomResource<ProfileRequestSpec, ProfileRequestStatus> implements Namespaced {
    public static final String GROUP = "fleetprof.io";
    public static final String VERSION = "v1alpha1";
    public static final String KIND = "ProfileRequest";
}
