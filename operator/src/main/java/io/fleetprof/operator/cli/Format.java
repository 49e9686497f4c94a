package io.fleetprof.operator.cli;

import io.fleetprof.analysis.report.FindingsJson;
import io.fleetprof.analysis.report.Ink;
import io.fleetprof.analysis.report.MarkdownReport;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.analysis.report.TextReport;
import io.fleetprof.analysis.report.difference.Difference;
import io.fleetprof.analysis.report.difference.DifferenceHtml;
import io.fleetprof.analysis.report.difference.DifferenceJson;
import io.fleetprof.analysis.report.difference.DifferenceMarkdown;
import io.fleetprof.analysis.report.difference.DifferenceText;
import io.fleetprof.analysis.report.page.HtmlReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The forms a result can be printed in. */
enum Format {
    TEXT,
    MD,
    JSON,
    HTML;

    String render(Report report, Ink ink) throws IOException {
        return switch (this) {
            case TEXT -> TextReport.render(report, ink);
            case MD -> MarkdownReport.render(report);
            case HTML -> HtmlReport.render(report);
            case JSON -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                FindingsJson.write(report, bytes);
                yield bytes.toString(StandardCharsets.UTF_8);
            }
        };
    }

    String render(Difference difference) throws IOException {
        return switch (this) {
            case TEXT -> DifferenceText.render(difference);
            case MD -> DifferenceMarkdown.render(difference);
            case HTML -> DifferenceHtml.render(difference);
            case JSON -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DifferenceJson.write(difference, bytes);
                yield bytes.toString(StandardCharsets.UTF_8);
            }
        };
    }
}
