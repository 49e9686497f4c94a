package tollquote;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import shopday.NextDoor;
import shopday.ShopDay;

/** Asks the ferry for prices on many lines. The ferry takes its time, but it answers every call. */
public final class FerryCalls {
    private static final int TAKES_ITS_TIME = 2000;

    private final URI ferry;

    private FerryCalls(URI ferry) {
        this.ferry = ferry;
    }

    public static void main(String[] args) {
        FerryCalls calls = new FerryCalls(NextDoor.answersAfter(TAKES_ITS_TIME));
        ShopDay day = ShopDay.doorsOpen(args);
        ExecutorService lines = Executors.newFixedThreadPool(day.inAll());
        for (int line = 0; line < day.inAll(); line++) {
            lines.submit(calls::askAgain);
        }
        ShopDay.rest(TAKES_ITS_TIME);
        day.announce();
    }

    private void askAgain() {
        while (true) {
            try {
                askFerry();
            } catch (IOException engaged) {
                ShopDay.rest(100);
            }
        }
    }

    private void askFerry() throws IOException {
        HttpURLConnection call = (HttpURLConnection) ferry.toURL().openConnection();
        try (InputStream answer = call.getInputStream()) {
            answer.readAllBytes();
        }
    }
}
