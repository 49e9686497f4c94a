package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.report.Paragraphs;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Page;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What else is on record: observations, remarks, targets that were not read in full, files. */
record RecordSection(Report report) implements Section {
    private static final Pattern LINKED = Pattern.compile("report/([A-Za-z0-9_-][A-Za-z0-9._-]*\\.(html|md))");

    @Override
    public String title() {
        return "On record";
    }

    @Override
    public boolean isEmpty() {
        return report.analysis().observations().isEmpty()
                && report.analysis().remarks().isEmpty()
                && report.subject().artifacts().isEmpty()
                && Paragraphs.troubled(report.subject()).isEmpty();
    }

    @Override
    public void body(Html html) {
        list(
                html,
                "Observations (no findings)",
                report.analysis().observations().stream()
                        .map(Paragraphs::observation)
                        .toList());
        list(html, "Remarks", report.analysis().remarks());
        list(
                html,
                "Not read in full",
                Paragraphs.troubled(report.subject()).stream()
                        .map(Paragraphs::target)
                        .toList());
        files(html, report.subject().artifacts());
    }

    private static void list(Html html, String title, List<String> rows) {
        if (!rows.isEmpty()) {
            html.leaf("h3", title);
            Page.bullets(
                    html, Paragraphs.shortened(rows).stream().map(Page::bounded).toList());
        }
    }

    private static void files(Html html, List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        html.leaf("h3", "Files").open("details");
        html.leaf("summary", Wording.counted(keys.size(), "file", "files")).open("ul");
        for (String key : Paragraphs.shortened(keys)) {
            html.open("li");
            file(html, key);
            html.close();
        }
        html.close().close();
    }

    /** Pages beside this one are links; whatever else lies in the bucket is named. */
    private static void file(Html html, String key) {
        Matcher beside = LINKED.matcher(key);
        if (beside.matches()) {
            html.leaf("a", key, "href", beside.group(1));
        } else {
            html.text(key);
        }
    }
}
