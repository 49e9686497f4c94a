package io.fleetprof.operator.capture.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Ends the exchange where the body begins: what an error page says is of no use, and it may be endless. */
final class NoBody implements BodySubscriber<Long> {
    @Override
    public CompletionStage<Long> getBody() {
        return CompletableFuture.completedFuture(0L);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        // Cancelled: what was on its way is dropped.
    }

    @Override
    public void onError(Throwable trouble) {
        // The status has been read, and that is all that counts.
    }

    @Override
    public void onComplete() {
        // An empty body ends like any other.
    }
}
