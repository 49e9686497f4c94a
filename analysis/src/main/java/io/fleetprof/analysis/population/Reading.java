package io.fleetprof.analysis.population;

/** What became of a file: its contents, or one line that says why not. */
public sealed interface Reading {
    record Read(Contents contents) implements Reading {}

    /**
     * @param detail what was found and where in the file, one line, safe to print
     */
    record Refused(Defect defect, String detail) implements Reading {
        public String line() {
            return defect.meaning() + " (" + detail + "); " + defect.remedy();
        }
    }
}
