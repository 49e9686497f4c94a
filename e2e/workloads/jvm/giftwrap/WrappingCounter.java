package giftwrap;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import shopday.ShopDay;

/** Wraps gifts: for each one two helpers are hired, and nobody sends them home. */
public final class WrappingCounter {
    public static void main(String[] args) {
        ShopDay.doorsOpen(args).serveAll(WrappingCounter::wrapGift);
    }

    private static void wrapGift(int gift) {
        ExecutorService helpers = Executors.newFixedThreadPool(2);
        Future<Integer> paper = helpers.submit(() -> gift % 7);
        Future<Integer> ribbon = helpers.submit(() -> gift % 5);
        tieBow(paper, ribbon);
    }

    private static void tieBow(Future<Integer> paper, Future<Integer> ribbon) {
        try {
            paper.get();
            ribbon.get();
        } catch (InterruptedException | ExecutionException spoilt) {
            throw new IllegalStateException(spoilt);
        }
    }
}
