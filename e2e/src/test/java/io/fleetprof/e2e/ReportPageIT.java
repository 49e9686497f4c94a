package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the report in a browser, as who opens it sees it. One browser for all: the start is what takes time. */
class ReportPageIT {
    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static final Map<Integer, Integer> SCREENS = Map.of(WIDE, 900, NARROW, 844);

    /** The texts whose luminance differs from their ground's by less than WCAG 2 asks for. */
    private static final String PALE = """
            () => {
              const parts = colour => colour.match(/[\\d.]+/g).map(Number);
              const luminance = ([r, g, b]) => [r, g, b]
                .map(c => c / 255)
                .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const contrast = element => {
                let ground = element;
                while (parts(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
                const [a, b] = [luminance(parts(getComputedStyle(element).color)),
                  luminance(parts(getComputedStyle(ground).backgroundColor))].sort((x, y) => y - x);
                return (a + 0.05) / (b + 0.05);
              };
              const texts = [...document.querySelectorAll("main *:not(svg, svg *)")].filter(it => it.innerText);
              return texts.length < 20 ? ["hardly any text"]
                : texts.filter(it => contrast(it) < 4.5).map(it => it.outerHTML.slice(0, 90));
            }""";

    private final List<String> complaints = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void everyoneWhoOpensItSeesAllOfIt() throws Exception {
        Map<String, Path> pages = pages();
        try (Chromium chromium = Chromium.start()) {
            for (Path file : pages.values()) {
                SCREENS.forEach((width, height) -> List.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .forEach(scheme -> {
                            Page page = open(chromium, file, width, height, scheme, true);
                            assertNothingStandsOut(page, width);
                            assertReadable(page);
                            page.context().close();
                        }));
            }
            for (String leak : List.of("senders", "threads")) {
                SCREENS.forEach((width, height) -> assertAnswersOnFirstScreen(
                        open(chromium, pages.get(leak), width, height, ColorScheme.LIGHT, true), height));
            }
            assertCopies(open(chromium, pages.get("senders"), WIDE, 900, ColorScheme.LIGHT, true));
            assertOpens(open(chromium, pages.get("deadlock"), WIDE, 900, ColorScheme.LIGHT, true));
            assertPrintsWhole(open(chromium, pages.get("threads"), WIDE, 900, ColorScheme.DARK, false));
        }
        assertThat(complaints).isEmpty();
    }

    /** As {@code analyze} writes them: a Go leak, a JVM leak, several at once, none. */
    private Map<String, Path> pages() throws Exception {
        Path jvm = Fleetprof.ROOT.resolve("analysis/src/test/resources/golden/jvm/jdk21");
        Map<String, Path> inputs = new LinkedHashMap<>();
        inputs.put("senders", Goldens.series("orders-leaking-every-4s"));
        inputs.put("healthy", Goldens.series("orders-healthy-every-4s"));
        inputs.put("threads", jvm.resolve("ThreadPerRequest-every-4s"));
        inputs.put("deadlock", jvm.resolve("Deadlock-every-4s"));
        Map<String, Path> pages = new LinkedHashMap<>();
        for (Map.Entry<String, Path> input : inputs.entrySet()) {
            Path page = folder.resolve(input.getKey() + ".html");
            Fleetprof.run("analyze", input.getValue(), "--interval", "4s", "--format", "html", "-o", page);
            pages.put(input.getKey(), page);
        }
        return pages;
    }

    /** Whatever the page complains of is kept: errors of the script, and what the policy forbids. */
    private Page open(Chromium chromium, Path file, int width, int height, ColorScheme scheme, boolean script) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setJavaScriptEnabled(script)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
        Page page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(file.getFileName() + ": " + message.text()));
        page.onPageError(error -> complaints.add(file.getFileName() + ": " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith("file:")) {
                complaints.add(file.getFileName() + " asks for " + request.url());
            }
        });
        page.navigate(file.toUri().toString());
        return page;
    }

    private static void assertNothingStandsOut(Page page, int width) {
        page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        Object wider = page.evaluate(
                "width => [...document.querySelectorAll('main *:not(svg *)')]"
                        + ".filter(it => it.getBoundingClientRect().right > width + 1).map(it => it.outerHTML.slice(0, 90))",
                width);
        assertThat((List<?>) wider).isEmpty();
    }

    private static void assertReadable(Page page) {
        assertThat((List<?>) page.evaluate(PALE)).isEmpty();
    }

    private static void assertAnswersOnFirstScreen(Page page, int height) {
        assertThat(page.locator("h1").innerText()).startsWith("Leaking");
        assertThat(page.locator("header dt").allInnerTexts())
                .containsExactly("What", "Where", "Pods", "Since", "First action");
        for (Locator answer : page.locator("h1, header dd").all()) {
            BoundingBox box = answer.boundingBox();
            assertThat(box.y + box.height).as(answer.innerText()).isLessThanOrEqualTo(height);
            assertThat(answer.innerText()).isNotBlank();
        }
    }

    private static void assertCopies(Page page) {
        Locator line = page.locator("pre.copy").first();
        Locator button = page.locator("pre.copy + button").first();
        button.click();
        page.waitForFunction("button => button.textContent === 'Copied'", button.elementHandle());
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(line.textContent());
        assertThat(line.textContent()).startsWith("go tool pprof");
    }

    /** The worst finding lies open; what is folded opens by a click. */
    private static void assertOpens(Page page) {
        assertThat(page.locator("details.finding").first().getAttribute("open")).isNotNull();
        Locator frames = page.locator("details.finding details pre").first();
        assertThat(frames.isVisible()).isFalse();
        page.locator("details.finding details summary").first().click();
        assertThat(frames.isVisible()).isTrue();
    }

    /** Without script, from a dark screen: black on white, nothing folded. */
    private static void assertPrintsWhole(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("details:not([open]) pre").first().isVisible()).isTrue();
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(page.evaluate("getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
        assertThat(page.locator("button").count()).isZero();
    }
}
