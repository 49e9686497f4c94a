package io.fleetprof.analysis.report.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The look of the pages, inlined into each of them so that a page is one file.
 *
 * @param css without the {@code style} element around it
 */
public record StyleSheet(String css) {
    /** The one style sheet all pages share. */
    public static final StyleSheet REPORT = resource("report.css");

    private static StyleSheet resource(String name) {
        return new StyleSheet(text(name));
    }

    static String text(String name) {
        try (InputStream in = StyleSheet.class.getResourceAsStream("/io/fleetprof/analysis/report/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A content security policy under which nothing but this style sheet applies: no script, no request, no form. */
    public String policy() {
        return "default-src 'none'; style-src " + source(css) + "; base-uri 'none'; form-action 'none'";
    }

    /** The same with one script allowed, told by its hash. */
    public String policy(Script script) {
        return policy() + "; script-src " + source(script.source());
    }

    /** A CSP hash source ({@code 'sha256-…'}) for an inline style or script with exactly this content. */
    public static String source(String content) {
        byte[] digest = sha256().digest(content.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
