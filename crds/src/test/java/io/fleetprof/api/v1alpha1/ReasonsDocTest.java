package io.fleetprof.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The outcomes in docs/findings.md are this build's reasons; {@code -Dgolden.update=true} writes them anew. */
class ReasonsDocTest {
    private static final Path PAGE = Path.of("../docs/findings.md");
    private static final String BEGIN = "<!-- outcomes -->\n";
    private static final String END = "<!-- end outcomes -->";

    @Test
    void thePageListsEveryReason() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN, END);
        String expected =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page).isEqualTo(expected);
        }
    }

    private static String table() {
        return Stream.of(Reason.values())
                .map(reason -> row(reason.label(), reason.meaning(), reason.remedy()))
                .collect(Collectors.joining("", row("reason", "means", "remedy") + "| --- | --- | --- |\n", ""));
    }

    private static String row(String... cells) {
        return Stream.of(cells).map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
