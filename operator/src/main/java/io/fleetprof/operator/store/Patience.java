package io.fleetprof.operator.store;

import io.minio.Http;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * How long to wait for a store.
 *
 * @param connect for a connection
 * @param silence for the next byte
 * @param exchange for one HTTP exchange, from its start to the last byte read
 */
public record Patience(Duration connect, Duration silence, Duration exchange) {
    /** With large objects and a busy store. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));

    /** With a few bytes, where somebody waits for the answer. */
    public static final Patience LITTLE =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));

    private static final int MAX_PARALLEL = 64;

    /** As the S3 client makes its own, which however reads every certificate of the machine once more for each. */
    private static final OkHttpClient PLAIN = new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .addInterceptor(new Http.StatusRetryInterceptor())
            .build();

    /** A client with these bounds, on virtual threads, which do not keep a finished program alive. */
    OkHttpClient httpClient() {
        var dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
        dispatcher.setMaxRequests(MAX_PARALLEL);
        dispatcher.setMaxRequestsPerHost(MAX_PARALLEL);
        return PLAIN.newBuilder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool())
                .connectTimeout(connect)
                .readTimeout(silence)
                .writeTimeout(silence)
                .callTimeout(exchange)
                .build();
    }
}
