package io.fleetprof.analysis.population;

/** Why a file gives no snapshot. Each has a meaning and a remedy for the person who handed it over. */
public enum Defect {
    EMPTY("the file is empty", "take it again; the target may have closed the connection"),
    NOT_A_PROFILE(
            "this is no profile of a known format",
            "give a pprof file, goroutine text (debug=1 or 2), a JVM's thread dump, class histogram or recording, or a process record"),
    HTML("this is an HTML page, not a profile", "check the URL: a proxy, a login page or the pprof index answered"),
    CORRUPT("the file contradicts itself", "take it again; it was damaged, or no runtime wrote it"),
    TRUNCATED("the file ends early", "take it again, and give the capture more time"),
    TOO_LARGE("the file passes the bounds", "raise the bound on purpose, or take a smaller profile"),
    TIMEOUT("reading the file took too long", "read it again when the machine has less to do"),
    UNSUPPORTED("the format is known but not read", "see the list of formats in the documentation");

    private final String meaning;
    private final String remedy;

    Defect(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    public String meaning() {
        return meaning;
    }

    public String remedy() {
        return remedy;
    }
}
