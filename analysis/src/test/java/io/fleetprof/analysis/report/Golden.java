package io.fleetprof.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a checked-in file, or writes that file under {@code -Dgolden.update=true}. */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/io/fleetprof/analysis/report");

    private Golden() {}

    public static void assertSame(String file, String actual) throws IOException {
        Path golden = FOLDER.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, actual);
        }
        assertThat(actual).as("%s; -Dgolden.update=true rewrites it", golden).isEqualTo(Files.readString(golden));
    }
}
