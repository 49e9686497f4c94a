package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.report.format.Html;
import java.util.List;

/** A part of the page below its own heading. */
interface Section {
    /** Of the heading, and the anchor's name in lower case. */
    String title();

    boolean isEmpty();

    void body(Html html);

    default String anchor() {
        return title().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    default void addTo(Html html) {
        html.open("section", "id", anchor()).leaf("h2", title());
        body(html);
        html.close();
    }

    static void contents(Html html, List<Section> sections) {
        html.open("nav", "aria-label", "Contents");
        sections.forEach(section ->
                html.leaf("a", section.title(), "href", "#" + section.anchor()).text(" "));
        html.close();
    }
}
