package io.fleetprof.analysis.report.flame;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.report.format.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FlameGraphsTest {
    private static final String SHARED = "github.com/acme/payment-libs";
    private static final Pattern FRAME = Pattern.compile("(?m)^[fun]\\(\\d");
    private static final Pattern ROOT_WIDTH = Pattern.compile("(?m)^n\\(\\d+,(\\d+)\\)");

    @Test
    void hostileNamesStayNames() {
        List<String> names = List.of(
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "back\\slash",
                "\\",
                "';alert(1);//",
                "\"quote\"",
                "line\u2028sep\u2029arator",
                "\u0000\r\n];\nunpack(cpool);alert(1)//",
                "/*frames:*/",
                "");
        assertHolds(FlameGraphs.page("t", one(names)), names);
    }

    /** The template codes a shared prefix of 28 as a less-than sign: no name here holds one. */
    @Test
    void harmlessNamesThatSharePrefixesStayNames() {
        List<String> names = List.of(SHARED, SHARED + "/script/run.main", SHARED + "/script x", SHARED + "!--");
        assertThat(SHARED).hasSize(28);
        String page = FlameGraphs.page("t", one(names));
        assertHolds(page, names);
        assertThat(page).contains("'\\x3c/script x'");
    }

    @Property(tries = 200)
    void anyNamesStayNames(@ForAll("names") List<String> names) {
        assertHolds(FlameGraphs.page("t", one(names)), names);
    }

    @Provide
    Arbitrary<List<String>> names() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<", "/script", ">", "script", "!--", "\\", "'", "\"", "\n", "\u2028", "a".repeat(28), "b", "\ud83d");
        return pieces.list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(8);
    }

    @Test
    void theTitleIsEscaped() {
        String page = FlameGraphs.page("</h1><script>alert(1)</script>", one(List.of("main.main")));
        assertThat(page)
                .contains("<h1>&lt;/h1&gt;&lt;script&gt;alert(1)&lt;/script&gt;</h1>")
                .contains("<title>&lt;/h1&gt;");
        assertScripts(page);
    }

    @Test
    void onlyTheTwoScriptsOfThePageMayRun() {
        String page = FlameGraphs.page("t", one(List.of("main.main")));
        assertThat(page).contains("default-src 'none'").doesNotContain("script-src 'unsafe");
        assertThat(page.split("'sha256-", -1)).hasSize(3);
    }

    @Test
    void valuesAreSummed() {
        StackSource twice = visitor -> {
            visitor.stack(List.of(frame("b"), frame("a")), 7);
            visitor.stack(List.of(frame("a")), 3);
            visitor.stack(List.of(), 1);
            visitor.stack(List.of(frame("a")), -5);
        };
        assertThat(rootWidth(FlameGraphs.page("t", twice))).isEqualTo(11);
    }

    @Test
    void aHugeProfileGivesASmallPageWithTheRightTotal() {
        StackSource huge = visitor -> IntStream.range(0, 300_000)
                .forEach(i -> visitor.stack(List.of(frame("x".repeat(300) + i), frame("f" + i)), 1 + i % 3));
        String page = FlameGraphs.page("t", huge);
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(10 << 20);
        assertThat(rootWidth(page)).isEqualTo(600_000);
        assertThat(page).contains("(lighter stacks)");
    }

    @Test
    void theDeepestStackAndTheLargestValuesAreBounded() {
        List<Frame> deep =
                IntStream.range(0, 100_000).mapToObj(i -> frame("f" + i)).toList();
        StackSource source = visitor -> {
            visitor.stack(deep, Long.MAX_VALUE);
            visitor.stack(deep, Long.MAX_VALUE);
        };
        String page = FlameGraphs.page("t", source);
        assertThat(rootWidth(page)).isEqualTo(Heaviest.MAX_TOTAL);
        assertThat(FRAME.matcher(page).results()).hasSize(Heaviest.MAX_DEPTH + 1);
    }

    @Test
    void aDifferenceTellsWhatGrew() {
        StackSource base = visitor -> visitor.stack(List.of(frame("old")), 10);
        StackSource now = visitor -> {
            visitor.stack(List.of(frame("old")), 4);
            visitor.stack(List.of(frame("new")), 6);
        };
        String page = FlameGraphs.difference("t", base, now);
        assertThat(page).contains("\nd=-6\n").contains("\nd=U\n").contains("const maxdiff = 6");
        assertScripts(page);
    }

    @Test
    void nothingToDrawIsAPageToo() {
        assertScripts(FlameGraphs.page("t", visitor -> {}));
        assertScripts(FlameGraphs.difference("t", visitor -> {}, visitor -> {}));
    }

    private static StackSource one(List<String> names) {
        return visitor ->
                visitor.stack(names.stream().map(FlameGraphsTest::frame).toList(), 1);
    }

    private static Frame frame(String name) {
        return new Frame(name, "", 0);
    }

    private static void assertScripts(String page) {
        assertThat(page.split("(?i)<script", -1)).hasSize(3);
        assertThat(page.split("(?i)</script", -1)).hasSize(3);
        assertThat(page).doesNotContain("<!--");
    }

    private static void assertHolds(String page, List<String> names) {
        assertScripts(page);
        assertThat(namesIn(page))
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(Printable::name).distinct().toList());
    }

    /** The table of names as the page's script reads it. */
    private static List<String> namesIn(String page) {
        String start = "const cpool = [\n'all'";
        int from = page.indexOf(start) + start.length();
        String table = page.substring(from, page.indexOf("\n];\nunpack(cpool);", from));
        List<String> names = new ArrayList<>();
        String before = "all";
        for (String line : table.lines().skip(1).toList()) {
            assertThat(line).matches("'([^'\\\\]|\\\\['\\\\]|\\\\x3c)*',?");
            String coded = line.substring(1, line.lastIndexOf('\''))
                    .replaceAll("\\\\x3c", "<")
                    .replaceAll("\\\\(['\\\\])", "$1");
            before = before.substring(0, coded.charAt(0) - 32) + coded.substring(1);
            names.add(before);
        }
        return names;
    }

    private static long rootWidth(String page) {
        return ROOT_WIDTH
                .matcher(page)
                .results()
                .mapToLong(hit -> Long.parseLong(hit.group(1)))
                .findFirst()
                .orElse(-1);
    }
}
