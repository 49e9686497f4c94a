package io.fleetprof.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Debian's browser without a window, which reaches nothing but files. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> INSTALL =
            List.of("apt-get", "install", "-y", "--no-install-recommends", "chromium");

    /** Installs it where it is missing and the user may. Skips the test aloud without it, and fails where CI is set. */
    static Chromium start() throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM) && System.getProperty("user.name").equals("root")) {
            install();
        }
        if (!Files.isExecutable(PROGRAM)) {
            String missing = PROGRAM + " is missing: install it with " + String.join(" ", INSTALL);
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(missing);
            }
            System.err.println("SKIPPED: " + missing);
            Assumptions.abort(missing);
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(PROGRAM)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-background-networking",
                                        "--no-first-run"))));
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static void install() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(INSTALL)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
    }
}
