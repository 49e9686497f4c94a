package rateboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import shopday.NextDoor;
import shopday.ShopDay;

/** Shows exchange rates. The mint answers late, and who waits for it hangs up after a while. */
public final class MintBoard {
    private static final int LATE = 1500;

    private final HttpClient telephone = HttpClient.newHttpClient();
    private final URI mint;

    private MintBoard(URI mint) {
        this.mint = mint;
    }

    public static void main(String[] args) {
        ShopDay day = ShopDay.doorsOpen(args);
        MintBoard board = new MintBoard(NextDoor.answersAfter(LATE));
        ExecutorService tourists = Executors.newFixedThreadPool(day.inAll());
        for (int tourist = 0; tourist < day.inAll(); tourist++) {
            tourists.submit(board::askAgain);
        }
        ShopDay.rest(LATE);
        day.announce();
    }

    private void askAgain() {
        while (true) {
            try {
                askMint();
            } catch (IOException engaged) {
                ShopDay.rest(100);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void askMint() throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(mint)
                .timeout(Duration.ofMillis(4L * LATE))
                .build();
        telephone.send(question, HttpResponse.BodyHandlers.discarding());
    }
}
