package tollquote;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import shopday.NextDoor;
import shopday.ShopDay;

/** Asks a haulier for the price of each delivery. The haulier listens, and says nothing; nobody hangs up. */
public final class HaulierCalls {
    private final URI haulier;
    private final ExecutorService callers = Executors.newCachedThreadPool();

    private HaulierCalls(URI haulier) {
        this.haulier = haulier;
    }

    public static void main(String[] args) {
        HaulierCalls calls = new HaulierCalls(NextDoor.neverAnswers());
        ShopDay.doorsOpen(args).serveAll(calls::quoteDelivery);
    }

    private void quoteDelivery(int delivery) {
        callers.submit(() -> askHaulier(haulier.resolve("/price/" + delivery).toURL()));
    }

    private static int askHaulier(URL price) throws IOException {
        HttpURLConnection call = (HttpURLConnection) price.openConnection();
        try (InputStream answer = call.getInputStream()) {
            return answer.read();
        }
    }
}
