package io.fleetprof.operator.store;

import java.util.regex.Pattern;

/**
 * What requests to a store are signed with. All is printable ASCII, as it goes into headers.
 *
 * @param accessKey the public half, 1 to 1,024 characters
 * @param secretKey the secret half, 1 to 1,024 characters; never printed
 * @param sessionToken what comes with keys that were given for a time, at most 8,192 characters; empty without; never
 *     printed
 */
public record S3Credentials(String accessKey, String secretKey, String sessionToken) {
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]*");

    public S3Credentials {
        Bounds.text("accessKey", accessKey, 1, 1024);
        Bounds.text("secretKey", secretKey, 1, 1024);
        Bounds.text("sessionToken", sessionToken, 0, 8192);
        Bounds.require(printable(accessKey), "accessKey", "is no printable ASCII");
        Bounds.require(printable(secretKey), "secretKey", "is no printable ASCII");
        Bounds.require(printable(sessionToken), "sessionToken", "is no printable ASCII");
    }

    public S3Credentials(String accessKey, String secretKey) {
        this(accessKey, secretKey, "");
    }

    private static boolean printable(String text) {
        return PRINTABLE.matcher(text).matches();
    }

    /** The last four characters of the access key, of a short one fewer: enough to tell which one it is. */
    String tail() {
        return "…" + accessKey.substring(accessKey.length() - Math.min(4, accessKey.length() / 2));
    }

    @Override
    public String toString() {
        return "access key " + tail();
    }
}
