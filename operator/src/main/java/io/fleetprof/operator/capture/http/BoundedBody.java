package io.fleetprof.operator.capture.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes a body to a file as it comes and ends the exchange at the bound; its result is the number of bytes. */
final class BoundedBody implements BodySubscriber<Long> {
    private final FileChannel file;
    private final Progress progress;
    private final long bound;
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private Flow.Subscription subscription;

    BoundedBody(FileChannel file, Progress progress, long bound) {
        this.file = file;
        this.progress = progress;
        this.bound = bound;
    }

    /** The body is longer than the bound. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public CompletionStage<Long> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                progress.add(buffer.remaining());
                if (progress.bytes() > bound) {
                    throw new TooLarge();
                }
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
            }
            subscription.request(1);
        } catch (IOException e) {
            subscription.cancel();
            result.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable trouble) {
        result.completeExceptionally(trouble);
    }

    @Override
    public void onComplete() {
        result.complete(progress.bytes());
    }
}
