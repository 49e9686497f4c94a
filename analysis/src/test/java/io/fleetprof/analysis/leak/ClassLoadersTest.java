package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Class loaders that nobody lets go. */
class ClassLoadersTest {
    private static final Row THREADS = Row.thread(Scene.SELECT, "shop.Main.main", 5, 5, 5);

    private static Finding only(Row... rows) {
        Analysis analysis = new Scene()
                .every(Duration.ofMinutes(2))
                .pod(Duration.ofHours(1), rows)
                .analyse();
        assertThat(analysis.findings()).hasSize(1);
        return analysis.findings().getFirst();
    }

    @Test
    void loadersOfTheJdkThatPileUpAreAFinding() {
        Finding finding = only(THREADS, Row.ofClass("java.net.URLClassLoader", 100, 200, 300));

        assertThat(finding.location().function()).isEqualTo("java.net.URLClassLoader");
        explains(finding);
    }

    @Test
    void soAreTheUsersOwn() {
        explains(only(THREADS, Row.ofClass("shop.PluginClassLoader", 100, 200, 300)));
    }

    @Test
    void aClassThatIsLoadedManyTimesTellsOfItsLoaders() {
        Finding finding =
                only(THREADS, Row.ofClass("shop.Plugin", 100, 200, 300).label("loaded=300", 300));

        assertThat(finding.had()).contains("class loaders: the class is loaded 300 times, each time by another loader");
        explains(finding);
    }

    private static void explains(Finding finding) {
        assertThat(finding.cause()).contains("Class loaders are made and never let go");
        assertThat(finding.remedy()).contains("ThreadLocal.remove()", "jcmd PID VM.classloader_stats");
    }
}
