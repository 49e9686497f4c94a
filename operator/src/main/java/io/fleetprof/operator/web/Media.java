package io.fleetprof.operator.web;

/** What a browser is told of a file, by its name. Pages run their own scripts and reach nothing else. */
enum Media {
    HTML("text/html; charset=utf-8"),
    JSON("application/json"),
    TEXT("text/plain; charset=utf-8"),
    RAW("application/octet-stream");

    private final String type;

    Media(String type) {
        this.type = type;
    }

    static Media of(String key) {
        return switch (key.substring(key.lastIndexOf('.') + 1)) {
            case "html" -> HTML;
            case "json" -> JSON;
            case "md", "txt" -> TEXT;
            default -> RAW;
        };
    }

    String type() {
        return type;
    }

    /** In a sandbox a page has no origin of its own, whatever a name in it might smuggle in. */
    String policy() {
        return this == HTML
                ? "sandbox allow-scripts allow-popups allow-top-navigation-by-user-activation; default-src 'none';"
                        + " script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:;"
                        + " frame-ancestors 'none'"
                : "default-src 'none'; sandbox";
    }
}
