package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.e2e.Fleetprof.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected of any command. */
class HabitsIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "frobnicate", "analyze", "analyze --interval fast x", "run --target name=a"})
    void misuseIsOneLineOnStderrAndTwo(String words) throws Exception {
        Ended ended = Fleetprof.run((Object[]) (words.isEmpty() ? new String[0] : words.split(" ")));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("fleetprof: ") && line.contains("--help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "analyze", "compare"})
    void helpEndsInExamplesThatFitATerminal(String command) throws Exception {
        Ended ended = Fleetprof.run(command, "--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).containsPattern("\\nExamples:\\n  (\\S.* )?fleetprof " + command);
        String examples = ended.out().substring(ended.out().indexOf("Examples:"));
        assertThat(examples.lines().skip(1)).allMatch(line -> line.startsWith("  "));
    }

    /** As the README says. */
    @Test
    void helpListsTheCommands() throws Exception {
        Ended ended = Fleetprof.run("help");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("  demo ", "  run ", "  analyze ", "  compare ");
    }

    @Test
    void anUnknownCommandIsNamed() throws Exception {
        assertThat(Fleetprof.run("analyse").err()).contains("analyse").contains("analyze");
    }

    @Test
    void whatCannotBeWrittenIsOneLine() throws Exception {
        Path occupied = Files.createFile(folder.resolve("occupied"));
        Path series = Goldens.series("orders-healthy-every-4s");

        Ended page = Fleetprof.run("analyze", series, "-o", occupied.resolve("report.html"));
        Ended store = Fleetprof.run("run", "--target", "name=a,pid=1", "--store", occupied);

        assertThat(page.code()).isEqualTo(1);
        assertThat(page.err().lines()).hasSize(1).allMatch(line -> line.contains("report.html"));
        assertThat(store.code()).isEqualTo(1);
        assertThat(store.err().lines()).hasSize(1).allMatch(line -> line.contains("--store"));
    }

    @Test
    void aPipeIsReadAsAFile() throws Exception {
        Path file = Goldens.series("orders-leaking-every-4s").resolve("1-curl-debug-pprof-goroutine-debug0.pb.gz");

        String said = Shell.run(Fleetprof.ROOT, "cat '" + file + "' | ./fleetprof analyze /dev/stdin || test $? = 5");

        assertThat(said).startsWith("Suspect");
    }

    @Test
    void anUnknownCaseIsNamed() throws Exception {
        Ended ended = Fleetprof.run("demo", "--cases", "nothing", "--store", folder);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.complaints()).hasSize(1).allMatch(line -> line.contains("no case 'nothing'"));
    }

    @Test
    void aResultThatNobodyReadsToTheEndIsNoTrouble() throws Exception {
        String said = Shell.run(
                Fleetprof.ROOT,
                "./fleetprof analyze '" + Goldens.series("orders-leaking-every-4s") + "' --format html | head -c 10");

        assertThat(said).hasSize(10);
    }
}
