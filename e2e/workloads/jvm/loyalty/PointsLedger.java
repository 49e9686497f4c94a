package loyalty;

import java.util.concurrent.CompletableFuture;
import shopday.ShopDay;

/** Credits points: each purchase waits for the bank's word, of which a part got lost. */
public final class PointsLedger {
    public static void main(String[] args) {
        ShopDay.doorsOpen(args).serveAll(PointsLedger::creditPoints);
    }

    private static void creditPoints(int purchase) {
        CompletableFuture<Integer> banksWord = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> awaitBank(banksWord));
        if (purchase < 0) {
            banksWord.complete(purchase);
        }
    }

    private static int awaitBank(CompletableFuture<Integer> banksWord) {
        return banksWord.join();
    }
}
