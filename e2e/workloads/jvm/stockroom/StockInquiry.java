package stockroom;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import shopday.NextDoor;
import shopday.ShopDay;

/** Asks a warehouse what is in stock, without a thread for each question: the answers never come. */
public final class StockInquiry {
    private final WebClient warehouse;

    private StockInquiry(WebClient warehouse) {
        this.warehouse = warehouse;
    }

    public static void main(String[] args) {
        StockInquiry inquiry = new StockInquiry(asking(NextDoor.neverAnswers().toString()));
        ShopDay.doorsOpen(args).serveAll(inquiry::askStock);
    }

    static WebClient asking(String address) {
        ConnectionProvider lines = ConnectionProvider.builder("warehouse")
                .maxConnections(5000)
                .pendingAcquireMaxCount(-1)
                .build();
        return WebClient.builder()
                .baseUrl(address)
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(lines)))
                .build();
    }

    private void askStock(int article) {
        OpenQuestion question = new OpenQuestion(article);
        warehouse
                .get()
                .uri("/stock/" + article)
                .retrieve()
                .bodyToMono(String.class)
                .subscribe(question::answerCame, question::answerLost);
    }
}
