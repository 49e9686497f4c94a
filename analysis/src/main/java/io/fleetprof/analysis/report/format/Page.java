package io.fleetprof.analysis.report.format;

import java.util.List;

/** The frame every page of ours has, and the pieces they share. */
public final class Page {
    private static final int MAX_LINE = 1000;

    private Page() {}

    /** A page up to its open {@code main} element; nothing outside the page is ever loaded, and nothing runs. */
    public static Html open(String title) {
        return body(head(title, StyleSheet.REPORT.policy()));
    }

    /** The same with the one script of ours. */
    public static Html scripted(String title) {
        return body(head(title, StyleSheet.REPORT.policy(Script.REPORT)));
    }

    private static Html head(String title, String policy) {
        return Html.document()
                .open("html", "lang", "en")
                .open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .leaf("title", title)
                .style(StyleSheet.REPORT);
    }

    private static Html body(Html head) {
        return head.close().open("body").open("main");
    }

    public static void bullets(Html html, List<String> lines) {
        html.open("ul");
        lines.forEach(line -> html.leaf("li", line));
        html.close();
    }

    /** Lines of ours are short; longer is only what quotes a name that was made to be long. */
    public static String bounded(String line) {
        return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "…";
    }

    /** Lines to read as they are. */
    public static void block(Html html, List<String> lines) {
        html.open("pre");
        lines.forEach(line -> html.text(line).line());
        html.close();
    }

    /** Commands: each is copied by itself. */
    public static void commands(Html html, List<String> lines) {
        html.open("div", "class", "commands");
        lines.forEach(line -> html.leaf("pre", line, "class", "copy"));
        html.close();
    }

    /** The head of a table. */
    public static void columns(Html html, String... names) {
        html.open("thead").open("tr");
        for (String name : names) {
            html.leaf("th", name, "scope", "col");
        }
        html.close().close();
    }
}
