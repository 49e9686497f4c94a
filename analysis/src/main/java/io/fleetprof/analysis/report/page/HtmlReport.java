package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.report.Headline;
import io.fleetprof.analysis.report.Paragraphs;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.analysis.report.facts.Facts;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Page;
import io.fleetprof.analysis.report.format.Script;
import java.util.List;
import java.util.stream.Stream;

/**
 * The report as one page ({@code report/index.html}) that loads nothing and is complete without its script. The first
 * screen answers: what, where, which pods, since when, what to do first.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /** At most some 3 MB: what goes beyond is said and left to findings.json. */
    public static String render(Report report) {
        Html html = Page.scripted(Headline.of(report).line());
        FirstScreen.add(html, report);
        List<Section> sections = sections(report, report.facts());
        Section.contents(html, sections);
        sections.forEach(section -> section.addTo(html));
        html.leaf("p", Paragraphs.footer(report.subject()), "class", "soft footer");
        return html.script(Script.REPORT).page();
    }

    /** In the order of the page; those that have nothing to say are left out. */
    private static List<Section> sections(Report report, Facts facts) {
        return Stream.<Section>of(
                        new TimelineSection(report.analysis(), facts),
                        new TopSection(facts.top()),
                        new ChainSection(report.analysis().chains()),
                        new FindingsSection(report, facts),
                        new DifferenceSection(facts.difference()),
                        new SchedulerSection(facts.scheduler()),
                        new ThreadsSection(facts.threads()),
                        new FlameSection(report, facts),
                        new RecommendationsSection(facts.recommendations()),
                        new IncidentSection(facts.incident(Paragraphs.subject(report.subject()))),
                        new RecordSection(report))
                .filter(section -> !section.isEmpty())
                .toList();
    }
}
