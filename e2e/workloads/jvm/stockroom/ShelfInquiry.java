package stockroom;

import java.time.Duration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import shopday.NextDoor;
import shopday.ShopDay;

/** Asks a slow warehouse what is in stock: as many questions as may be open at once, each for a while. */
public final class ShelfInquiry {
    private static final int SLOW = 2000;

    private final WebClient warehouse;

    private ShelfInquiry(WebClient warehouse) {
        this.warehouse = warehouse;
    }

    public static void main(String[] args) {
        ShelfInquiry inquiry =
                new ShelfInquiry(StockInquiry.asking(NextDoor.answersAfter(SLOW).toString()));
        ShopDay day = ShopDay.doorsOpen(args);
        for (int article = 0; article < day.inAll(); article++) {
            inquiry.askShelf(article);
        }
        ShopDay.rest(SLOW);
        day.announce();
    }

    /** When one is answered the next is asked. */
    private void askShelf(int article) {
        OpenQuestion question = new OpenQuestion(article);
        warehouse
                .get()
                .uri("/stock/" + article)
                .retrieve()
                .bodyToMono(String.class)
                .timeout(Duration.ofMillis(3L * SLOW))
                .onErrorResume(failure -> Mono.empty())
                .doFinally(end -> askShelf(article + 1))
                .subscribe(question::answerCame, question::answerLost);
    }
}
