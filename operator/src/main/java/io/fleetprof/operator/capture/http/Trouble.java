package io.fleetprof.operator.capture.http;

import io.fleetprof.api.v1alpha1.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What an exception of the HTTP client says about the peer. */
final class Trouble {
    private Trouble() {}

    /** @param bytes of the body that had come: cut after its beginning is truncated, cut before is a reset */
    static Fetched.Refused of(Throwable trouble, long bytes) {
        return switch (trouble) {
            case HttpConnectTimeoutException _ ->
                new Fetched.Refused(Reason.NETWORK_BLOCKED, "no answer to the connection attempt");
            case ConnectException connect -> connecting(connect);
            case NoRouteToHostException _ -> new Fetched.Refused(Reason.NETWORK_BLOCKED, "no route to the host");
            case SSLException _ -> new Fetched.Refused(Reason.CONNECTION_RESET, "the TLS handshake failed");
            case BoundedBody.TooLarge _ -> new Fetched.Refused(Reason.TOO_LARGE, "stopped after " + bytes + " bytes");
            case ProtocolException _ -> new Fetched.Refused(Reason.NOT_A_PROFILE, "the answer is not HTTP");
            case IOException _
            when bytes > 0 -> new Fetched.Refused(Reason.TRUNCATED, "the body broke off after " + bytes + " bytes");
            default -> new Fetched.Refused(Reason.CONNECTION_RESET, words(trouble));
        };
    }

    private static Fetched.Refused connecting(ConnectException connect) {
        if (causes(connect).anyMatch(UnresolvedAddressException.class::isInstance)) {
            return new Fetched.Refused(Reason.UNKNOWN_HOST, "the name has no address");
        }
        // The client leaves a refusal without a message; the kernel's other words say what is in the way.
        boolean unreachable = causes(connect).map(Trouble::words).anyMatch(words -> words.matches(".*(rout|reach).*"));
        return unreachable
                ? new Fetched.Refused(Reason.NETWORK_BLOCKED, words(connect))
                : new Fetched.Refused(Reason.CONNECTION_REFUSED, "nothing listens there");
    }

    private static Stream<Throwable> causes(Throwable trouble) {
        return Stream.iterate(trouble, cause -> cause != null, Throwable::getCause)
                .limit(8);
    }

    /** The messages are the JDK's own, but a header of the peer may stand in one. */
    private static String words(Throwable trouble) {
        String message = trouble.getMessage() == null ? "the connection broke" : trouble.getMessage();
        String plain = message.toLowerCase(Locale.ROOT).replaceAll("[^ -~]", "?");
        return plain.substring(0, Math.min(plain.length(), 120));
    }
}
