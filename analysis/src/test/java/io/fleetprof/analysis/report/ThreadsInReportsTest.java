package io.fleetprof.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.report.facts.Recorded;
import io.fleetprof.analysis.report.page.HtmlReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What threads do is in every report, beside the findings. */
class ThreadsInReportsTest {
    @Test
    void every_report_says_who_holds_the_lock_and_which_pools_there_are() throws IOException {
        Report report = Recorded.report("jvm/jdk25/MonitorConvoy-every-4s");

        assertThat(MarkdownReport.render(report))
                .contains("## Threads", "### Who holds what others wait for", "(Thread.print)");
        assertThat(HtmlReport.render(report)).contains("<section id=\"threads\">", "Who holds what others wait for");
        assertThat(json(report)).contains("\"threads\"", "\"waiters\"", "\"holder\"");
    }

    private static String json(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FindingsJson.write(report, out);
        String document = out.toString(StandardCharsets.UTF_8);
        new SchemaCheck("findings.schema.json").assertValid(document);
        return document;
    }
}
