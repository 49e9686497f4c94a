package io.fleetprof.analysis.leak;

/** The one word for a whole request. */
public enum Verdict {
    LEAKING("Leaking"),
    SUSPECT("Suspect"),
    INCONCLUSIVE("Inconclusive"),
    CLEAN("Clean");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** As the resource's status and findings.json write it. */
    public String label() {
        return label;
    }
}
