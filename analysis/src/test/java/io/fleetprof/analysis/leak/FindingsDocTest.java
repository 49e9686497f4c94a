package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tables of docs/findings.md are the data of this build; {@code -Dgolden.update=true} writes them anew. */
class FindingsDocTest {
    private static final Path PAGE = Path.of("../docs/findings.md");

    @TestFactory
    Stream<DynamicTest> tablesEqualTheData() {
        return Stream.of("rules", "thresholds", "causes", "noise")
                .map(name -> DynamicTest.dynamicTest(name, () -> check(name, table(name))));
    }

    private static void check(String name, String table) throws IOException {
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- end " + name + " -->";
        String page = Files.readString(PAGE);
        assertThat(page).contains(begin, end);
        String before = page.substring(0, page.indexOf(begin) + begin.length());
        String after = page.substring(page.indexOf(end));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, before + table + after);
        } else {
            assertThat(page).isEqualTo(before + table + after);
        }
    }

    private static String table(String name) {
        return switch (name) {
            case "rules" -> rules();
            case "thresholds" -> thresholds();
            case "causes" -> causes();
            case "noise" -> noise();
            default -> throw new AssertionError(name);
        };
    }

    private static String rules() {
        Stream<String> rows = Stream.of(Rule.values()).map(rule -> row("`" + rule.name() + "`", rule.meaning()));
        Stream<String> fleet = Stream.of(FleetRule.values()).map(rule -> row("`" + rule.name() + "`", rule.meaning()));
        return head("rule", "fires when there are") + Stream.concat(rows, fleet).collect(Collectors.joining());
    }

    private static String thresholds() {
        return head("family", "a concentration starts at")
                + Stream.of(Family.values())
                        .filter(family -> Thresholds.DEFAULT.of(family) < Long.MAX_VALUE)
                        .map(family -> row(family.label(), String.valueOf(Thresholds.DEFAULT.of(family))))
                        .collect(Collectors.joining());
    }

    private static String causes() {
        return head("cause", "recognised by", "remedy")
                + Knowledge.LOADED.rows().stream()
                        .map(cause -> row(
                                cause.name(),
                                recognisedBy(cause.states(), cause.frames(), cause.evidence()),
                                cause.remedy()))
                        .collect(Collectors.joining());
    }

    private static String noise() {
        return head("name", "recognised by", "up to", "why")
                + Knowledge.LOADED.noise().stream()
                        .map(noise -> row(
                                noise.name(),
                                recognisedBy(noise.states(), noise.frames(), List.of()),
                                String.valueOf(noise.bound()),
                                noise.why()))
                        .collect(Collectors.joining());
    }

    private static String recognisedBy(List<String> states, List<String> frames, List<String> evidence) {
        return Stream.of(
                        states.stream(),
                        frames.stream().map(frame -> "`" + frame + "`"),
                        evidence.stream().map(line -> "evidence \"" + line + "…\""))
                .flatMap(words -> words)
                .collect(Collectors.joining(", "));
    }

    private static String head(String... cells) {
        return row(cells) + "|" + " --- |".repeat(cells.length) + "\n";
    }

    private static String row(String... cells) {
        return Stream.of(cells).map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
