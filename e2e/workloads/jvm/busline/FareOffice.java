package busline;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import shopday.ShopDay;

/** Sells tickets, for which it has to know the route. */
final class FareOffice {
    private final ExecutorService sellers = Executors.newCachedThreadPool();
    private final URI routes;
    private final int longest;

    /** @param longest time to wait for an answer, in milliseconds; 0 for ever */
    FareOffice(URI routes, int longest) {
        this.routes = routes;
        this.longest = longest;
    }

    void sellFare(int ticket) {
        sellers.submit(() -> askRoute(ticket));
    }

    void sellOnAndOn(int seller) {
        sellers.submit(() -> {
            while (true) {
                try {
                    askRoute(seller);
                } catch (IOException busy) {
                    ShopDay.rest(100);
                }
            }
        });
    }

    private int askRoute(int ticket) throws IOException {
        HttpURLConnection call =
                (HttpURLConnection) routes.resolve("/route/" + ticket).toURL().openConnection();
        call.setReadTimeout(longest);
        try (InputStream answer = call.getInputStream()) {
            return answer.readAllBytes().length;
        }
    }
}
