package io.fleetprof.analysis.report.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * A page of HTML under construction. There is no way to add raw markup: text and attribute values are always made
 * printable and escaped, so a name cannot become an element.
 */
public final class Html {
    /** Elements inside a line, where a line break would be a blank. */
    private static final Set<String> INLINE = Set.of("a", "b", "code", "small", "span", "strong");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** A whole page. */
    public static Html document() {
        Html html = new Html();
        html.out.append("<!DOCTYPE html>\n");
        return html;
    }

    /** A piece of one, to be added when it is known how large it is. */
    public static Html piece() {
        return new Html();
    }

    private Html() {}

    /** Escapes for element content and for values in double or single quotes. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Opens an element; attributes as name, value, name, value. */
    public Html open(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return this;
    }

    public Html close() {
        String tag = open.pop();
        out.append("</").append(tag).append(INLINE.contains(tag) ? ">" : ">\n");
        return this;
    }

    /** An element without content, such as {@code meta}. */
    public Html empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append('\n');
        return this;
    }

    /** An element with nothing but text. */
    public Html leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    public Html text(String text) {
        out.append(escape(Printable.text(text)));
        return this;
    }

    /** A sentence of ours, in which code stands between backticks. */
    public Html prose(String text) {
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean code = i % 2 == 1 && i < parts.length - 1;
            if (code) {
                leaf("code", parts[i]);
            } else {
                text(parts[i]);
            }
        }
        return this;
    }

    /** Ends a line inside {@code pre}. */
    public Html line() {
        out.append('\n');
        return this;
    }

    /** The page's own style sheet: the one content that is ours and goes in as it is. */
    public Html style(StyleSheet sheet) {
        out.append("<style>").append(sheet.css()).append("</style>\n");
        return this;
    }

    /** The page's own script, as {@link #style}. */
    public Html script(Script script) {
        out.append("<script>").append(script.source()).append("</script>\n");
        return this;
    }

    /** Puts a finished piece of a page at the end. */
    public Html add(Html piece) {
        out.append(piece.page());
        return this;
    }

    /** The size of a finished piece as a file has it. */
    public int bytes() {
        return page().getBytes(StandardCharsets.UTF_8).length;
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = escape(Printable.text(attributes[i + 1]));
            out.append(' ').append(attributes[i]).append("=\"").append(value).append('"');
        }
        out.append('>');
    }

    /** The finished page. */
    public String page() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }
}
