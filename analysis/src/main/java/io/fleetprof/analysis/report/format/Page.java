package io.fleetprof.analysis.report.format;

import java.util.List;

/** The frame every page of ours has, and the pieces they share. */
public final class Page {
    private Page() {}

    /** A page up to its open {@code main} element; nothing outside the page is ever loaded. */
    public static Html open(String title) {
        return new Html()
                .open("html", "lang", "en")
                .open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "http-equiv", "Content-Security-Policy", "content", StyleSheet.REPORT.policy())
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .leaf("title", title)
                .style(StyleSheet.REPORT)
                .close()
                .open("body")
                .open("main");
    }

    public static void bullets(Html html, List<String> lines) {
        html.open("ul");
        lines.forEach(line -> html.leaf("li", line));
        html.close();
    }

    /** Lines to copy or to read as they are. */
    public static void block(Html html, List<String> lines) {
        html.open("pre");
        lines.forEach(line -> html.text(line).line());
        html.close();
    }
}
