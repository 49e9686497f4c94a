package io.fleetprof.analysis.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** What a real parser of Markdown makes of text that was put in. */
class MarkdownTest {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
            .build();

    @Property
    void aSentenceIsTextAndNothingElse(@ForAll("hostile") String text) {
        Node only = PARSER.parse("- **Cause:** " + Markdown.text("x" + text) + "\n")
                .getFirstChild()
                .getFirstChild()
                .getFirstChild();
        assertThat(only).isInstanceOf(Paragraph.class);
        assertThat(only.getNext()).isNull();
        assertThat(plain(only.getFirstChild().getNext()).strip())
                .isEqualTo(Printable.text("x" + text).strip());
    }

    @Property
    void aSentenceThatStartsALineIsAParagraph(@ForAll("hostile") String text) {
        String shown = Printable.text(text).strip();
        Node first = PARSER.parse(Markdown.text(text)).getFirstChild();
        if (!shown.isEmpty()) {
            assertThat(first).isInstanceOf(Paragraph.class);
            assertThat(plain(first.getFirstChild())).isEqualTo(shown);
        }
    }

    @Property
    void aNameIsOneCodeSpan(@ForAll("hostile") String name) {
        Node paragraph = PARSER.parse("x " + Markdown.code(name)).getFirstChild();
        Node code = paragraph.getFirstChild().getNext();
        assertThat(code).isInstanceOf(Code.class);
        assertThat(((Code) code).getLiteral()).isEqualTo(Printable.name(name));
        assertThat(code.getNext()).isNull();
    }

    @Property
    void aNameStaysInItsCell(@ForAll("hostile") String name) {
        String row = "| A | B |\n|---|---|\n| " + Markdown.cell(name) + " | " + Markdown.text("x" + name) + " |\n";
        List<TableCell> cells = new ArrayList<>();
        PARSER.parse(row).accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableCell cell && !cell.isHeader()) {
                    cells.add(cell);
                }
                visitChildren(node);
            }
        });
        assertThat(cells).hasSize(2);
        assertThat(((Code) cells.getFirst().getFirstChild()).getLiteral()).isEqualTo(Printable.name(name));
        assertThat(plain(cells.getLast().getFirstChild()))
                .isEqualTo(Printable.text("x" + name).strip());
    }

    @Property
    void aBlockKeepsItsLines(@ForAll("hostile") String first, @ForAll("hostile") String second) {
        Node block = PARSER.parse(Markdown.block("sh", List.of(first, second))).getFirstChild();
        assertThat(block).isInstanceOf(FencedCodeBlock.class);
        assertThat(((FencedCodeBlock) block).getLiteral())
                .isEqualTo(Printable.text(first) + "\n" + Printable.text(second) + "\n");
        assertThat(block.getNext()).isNull();
    }

    @Test
    void nobodyIsNotified() {
        assertThat(Markdown.text("ask @team")).isEqualTo("ask @<!-- -->team");
    }

    /** The text of inline nodes; anything but text, and the comment that parts an @ from its name, fails. */
    private static String plain(Node first) {
        StringBuilder text = new StringBuilder();
        for (Node node = first; node != null; node = node.getNext()) {
            if (node instanceof HtmlInline html) {
                assertThat(html.getLiteral()).isEqualTo("<!-- -->");
            } else {
                assertThat(node).isInstanceOf(Text.class);
                text.append(((Text) node).getLiteral());
            }
        }
        return text.toString();
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "`",
                "``",
                "|",
                "\\",
                "\\|",
                "*",
                "_",
                "[x](y)",
                "![x](y)",
                "<b>",
                "<!--",
                "-->",
                "&lt;",
                "&",
                "#",
                "-",
                "1.",
                "1)",
                "+",
                "=",
                "---",
                "===",
                "~~",
                ">",
                "http://a.example",
                "www.a.example",
                "a@b.example",
                "@team",
                "$x$",
                "\n",
                "\r",
                "\t",
                " ",
                "  ",
                "\u2028",
                "\u202e",
                "\u001b[31m",
                "\ud800",
                "x",
                "main.leak");
        return pieces.list().ofMaxSize(8).map(parts -> String.join("", parts));
    }
}
