package loyalty;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import shopday.ShopDay;

/** Makes offers: each waits for the customer's answer for a moment, and then makes room for the next. */
public final class BonusOffer {
    private static final int MOMENT = 900;

    public static void main(String[] args) {
        ShopDay day = ShopDay.doorsOpen(args);
        for (int offer = 0; offer < day.inAll(); offer++) {
            int first = offer;
            Thread.ofVirtual().start(() -> offerBonus(first));
        }
        day.announce();
    }

    private static void offerBonus(int offer) {
        awaitAnswer(offer);
        Thread.ofVirtual().start(() -> offerBonus(offer + 1));
    }

    private static int awaitAnswer(int offer) {
        int patience = MOMENT + offer * 7 % MOMENT;
        return new CompletableFuture<Integer>()
                .completeOnTimeout(offer, patience, TimeUnit.MILLISECONDS)
                .join();
    }
}
