package rateboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import shopday.NextDoor;
import shopday.ShopDay;

/** Shows exchange rates. Each tourist's question is passed on to a bank that does not answer any more. */
public final class ExchangeBoard {
    private final HttpClient telephone = HttpClient.newHttpClient();
    private final ExecutorService tourists = Executors.newCachedThreadPool();
    private final URI bank;

    private ExchangeBoard(URI bank) {
        this.bank = bank;
    }

    public static void main(String[] args) {
        ExchangeBoard board = new ExchangeBoard(NextDoor.neverAnswers());
        ShopDay.doorsOpen(args).serveAll(tourist -> board.tourists.submit(() -> board.askBank(tourist)));
    }

    private String askBank(int tourist) throws IOException, InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(bank.resolve("/rate/" + tourist)).build();
        return telephone.send(question, HttpResponse.BodyHandlers.ofString()).body();
    }
}
