package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PrinterColumn;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a request so far: a view of what the store holds, small enough for etcd. Texts are cut to their
 * bounds and cleared of control characters, whatever a target sent; more elements than a list may hold are a bug.
 *
 * @param verdict null until there is one; ask {@link #verdictIfKnown}
 * @param startTime RFC 3339, as are all times; empty until known
 * @param findings the worst, worst first
 * @param targets the worst, failures first
 * @param conditions each type at most once
 */
@ApiObject
public record ProfileRequestStatus(
        @Min(0) @JsonPropertyDescription("Generation of the spec this status speaks of.")
        long observedGeneration,

        @PrinterColumn(name = "PHASE") @JsonPropertyDescription("Where the request stands.")
        Phase phase,

        @Size(max = 80) @JsonPropertyDescription("How far it is, in words, such as 3/3 pods.")
        String progress,

        @PrinterColumn(name = "VERDICT") @JsonPropertyDescription("The one word for the whole request.")
        Verdict verdict,

        @Size(max = ProfileRequestStatus.MAX_SUMMARY)
        @JsonPropertyDescription("The verdict in one sentence: what leaks, where, since when, how fast.")
        String summary,

        @Size(max = 20)
        @PrinterColumn(name = "PODS")
        @JsonPropertyDescription("Pods collected of pods selected, such as 3/3.")
        String podsSummary,

        @Min(0) @PrinterColumn(name = "FINDINGS") @JsonPropertyDescription("How many findings there are in all.")
        int findingsCount,

        @Size(max = ProfileRequestStatus.MAX_WORST)
        @PrinterColumn(name = "WORST", priority = 1)
        @JsonPropertyDescription("The worst finding in brief: count, state, location.")
        String worst,

        @Size(max = 40) @JsonPropertyDescription("When work began, RFC 3339.")
        String startTime,

        @Size(max = 40) @JsonPropertyDescription("When it was over, RFC 3339.")
        String completionTime,

        @JsonPropertyDescription("Pods by what came of them.")
        PodCounts pods,

        @JsonPropertyDescription("Where the profiles and reports are.")
        ArtifactsStatus artifacts,

        @Size(max = 1024)
        @PrinterColumn(name = "REPORT", priority = 1)
        @JsonPropertyDescription("Where to read the report.")
        String reportURL,

        @Size(max = ProfileRequestStatus.MAX_FINDINGS)
        @JsonPropertyDescription("The worst findings, worst first; all of them are in findings.json.")
        List<FindingStatus> findings,

        @Size(max = ProfileRequestStatus.MAX_TARGETS)
        @JsonPropertyDescription("The worst targets, failures first; all of them are in the report.")
        List<TargetStatus> targets,

        @Size(max = ProfileRequestStatus.MAX_CONDITIONS)
        @JsonPropertyDescription("Accepted, Collected, Complete, LeakFound, and Reconciling or Stalled.")
        List<Condition> conditions) {
    public static final int MAX_FINDINGS = 10;
    public static final int MAX_TARGETS = 20;
    public static final int MAX_CONDITIONS = 8;
    public static final int MAX_SUMMARY = 500;
    public static final int MAX_WORST = 60;

    /** Of a request that nobody has looked at yet. */
    public static final ProfileRequestStatus EMPTY = new ProfileRequestStatus(
            0, null, null, null, null, null, 0, null, null, null, null, null, null, null, null, null);

    public ProfileRequestStatus {
        phase = phase == null ? Phase.PENDING : phase;
        progress = Bounds.text(progress, 80);
        summary = Bounds.text(summary, MAX_SUMMARY);
        podsSummary = Bounds.text(podsSummary, 20);
        worst = Bounds.text(worst, MAX_WORST);
        startTime = Bounds.text(startTime, 40);
        completionTime = Bounds.text(completionTime, 40);
        pods = pods == null ? PodCounts.NONE : pods;
        artifacts = artifacts == null ? ArtifactsStatus.NONE : artifacts;
        reportURL = Bounds.text(reportURL, 1024);
        findings = Bounds.list(findings, MAX_FINDINGS, "status.findings");
        targets = Bounds.list(targets, MAX_TARGETS, "status.targets");
        conditions = Bounds.list(conditions, MAX_CONDITIONS, "status.conditions");
    }

    public Optional<Verdict> verdictIfKnown() {
        return Optional.ofNullable(verdict);
    }

    public Optional<Condition> condition(ConditionType type) {
        return conditions.stream().filter(condition -> condition.type() == type).findFirst();
    }
}
