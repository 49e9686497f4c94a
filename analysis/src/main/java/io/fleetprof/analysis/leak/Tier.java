package io.fleetprof.analysis.leak;

/** How sure a finding is; the order is from sure to harmless. {@link #OBSERVATION} is a fact, not a finding. */
public enum Tier {
    PROVEN("Proven"),
    PROBABLE("Probable"),
    SUSPECTED("Suspected"),
    OBSERVATION("Observation");

    private final String label;

    Tier(String label) {
        this.label = label;
    }

    /** As the resource's status and findings.json write it. */
    public String label() {
        return label;
    }
}
