package io.fleetprof.agent.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Configuration;

/** Our own settings file: which events are recorded, and so which are kept of a shared chunk. */
final class Settings {
    private static final String ENABLED = "#enabled";

    private Settings() {}

    /** The file for the JVM. Zero as cutoff searches for no references at all. */
    static byte[] file(Duration cutoff) {
        return text().replace("{{cutoff}}", cutoff.toMillis() + " ms").getBytes(StandardCharsets.UTF_8);
    }

    /** The names of the events it turns on. */
    static Set<String> events() {
        String settings = new String(file(Duration.ZERO), StandardCharsets.UTF_8);
        try {
            return Configuration.create(new StringReader(settings)).getSettings().keySet().stream()
                    .filter(setting -> setting.endsWith(ENABLED))
                    .map(setting -> setting.substring(0, setting.length() - ENABLED.length()))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("leaks.jfc", e);
        }
    }

    private static String text() {
        try (InputStream in = Settings.class.getResourceAsStream("leaks.jfc")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
