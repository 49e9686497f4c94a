package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a condition of a request has its status. */
public enum ConditionReason {
    // Ends of a request

    SUCCEEDED("Succeeded", "Every selected pod was collected and the profiles were read."),
    PARTLY_COLLECTED(
            "PartlyCollected", "Some of the selected pods were collected; the targets tell why the others were not."),
    NOTHING_COLLECTED("NothingCollected", "No selected pod was collected; the targets tell why."),
    REJECTED("Rejected", "The request cannot be worked on; Accepted tells why."),
    DEADLINE_EXCEEDED(
            "DeadlineExceeded", "The time of spec.activeDeadlineSeconds was over; what was there has been read."),

    // Whether it is accepted

    VALID("Valid", "The request can be worked on."),
    INVALID_SPEC("InvalidSpec", "The spec says something that cannot be done."),
    NO_PODS_MATCHED("NoPodsMatched", "No running pod matches spec.target."),
    WORKLOAD_NOT_FOUND(
            "WorkloadNotFound", "The workload that spec.target.workloadRef names does not exist, or owns no pods."),
    BASELINE_NOT_FOUND("BaselineNotFound", "The run that spec.analysis.baseline names is not there."),
    STORAGE_NOT_FOUND(
            "StorageNotFound",
            "The ProfileStorage that spec.storageRef names does not exist, or this namespace may not use it."),
    STORAGE_NOT_READY("StorageNotReady", "The ProfileStorage does not work; its own condition tells why."),
    IMPACT_NOT_ALLOWED("ImpactNotAllowed", "The namespace does not allow the impact that spec.capture asks for."),
    NAMESPACE_EXCLUDED("NamespaceExcluded", "This namespace is not profiled."),
    FORBIDDEN("Forbidden", "The operator lacks a right that the message names."),
    API_SERVER("ApiServer", "The API server did not answer as it should; it is tried again."),
    STORAGE_FAILED("StorageFailed", "The storage did not take or give what it should; it is tried again."),
    INTERNAL_ERROR("InternalError", "An error of Fleetprof itself; it is tried again, and the operator's log has it."),

    // On the way

    PENDING("Pending", "Nothing was captured yet."),
    CAPTURING("Capturing", "Targets are being profiled."),
    ANALYSING("Analysing", "The profiles are being read."),
    COLLECTED("Collected", "Enough of the selected pods were collected."),

    // What was found

    LEAKING("Leaking", "There is a Proven or a Probable finding."),
    SUSPECT("Suspect", "There are Suspected findings only."),
    INCONCLUSIVE("Inconclusive", "Not enough was seen to say."),
    CLEAN("Clean", "Enough was seen and nothing leaks within the stated limit.");

    private final String label;
    private final String meaning;

    ConditionReason(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }

    /** What it says, one sentence. */
    public String meaning() {
        return meaning;
    }
}
