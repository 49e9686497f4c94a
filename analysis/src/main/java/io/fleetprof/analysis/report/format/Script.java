package io.fleetprof.analysis.report.format;

/**
 * The one script of the report, inlined; the page is complete without it.
 *
 * @param source without the {@code script} element around it
 */
public record Script(String source) {
    /** Adds the buttons that copy, and opens everything for print. */
    public static final Script REPORT = new Script(StyleSheet.text("report.js"));
}
