package busline;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Knows the routes, and asks the driver whether the bus still runs. */
final class RouteOffice {
    private final URI drivers;
    private final int longest;

    /** @param longest time to wait for an answer, in milliseconds; 0 for ever */
    RouteOffice(URI drivers, int longest) {
        this.drivers = drivers;
        this.longest = longest;
    }

    String askDriver() throws IOException {
        HttpURLConnection call = (HttpURLConnection) drivers.toURL().openConnection();
        call.setReadTimeout(longest);
        try (InputStream answer = call.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
