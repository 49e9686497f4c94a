package io.fleetprof.operator.capture.http;

import io.fleetprof.api.v1alpha1.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks peers directly: no proxy, no redirect, no cookie, no credential. One client serves all targets of a run. */
public final class HttpFetch implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final HttpClient client;

    public HttpFetch() {
        this(builder());
    }

    private HttpFetch(HttpClient.Builder builder) {
        this.client = builder.build();
    }

    /** One that speaks TLS with peers whose certificates cannot be checked. */
    public static HttpFetch ofPods() {
        return new HttpFetch(builder().sslContext(AnyCertificate.context()));
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(Executors.newVirtualThreadPerTaskExecutor());
    }

    /** Writes the body into a file, which is made or overwritten. Returns within the limit, whatever the peer does. */
    public Fetched get(URI uri, Path into, Limits limits) {
        Progress progress = new Progress();
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("User-Agent", "fleetprof").build();
        try (FileChannel file = FileChannel.open(
                into, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            CompletableFuture<HttpResponse<Long>> answer =
                    client.sendAsync(request, info -> body(info, file, progress, limits));
            return await(answer, progress, limits, into);
        } catch (IOException e) {
            return new Fetched.Refused(Reason.INTERNAL_ERROR, "no room for the body: " + e.getMessage());
        }
    }

    private static BodySubscriber<Long> body(ResponseInfo info, FileChannel file, Progress progress, Limits limits) {
        return info.statusCode() == 200 ? new BoundedBody(file, progress, limits.bytes()) : new NoBody();
    }

    private static Fetched await(
            CompletableFuture<HttpResponse<Long>> answer, Progress progress, Limits limits, Path into) {
        long start = System.nanoTime();
        while (true) {
            try {
                return fetched(answer.get(LOOK.toNanos(), TimeUnit.NANOSECONDS), into);
            } catch (TimeoutException _) {
                boolean late = System.nanoTime() - start > limits.whole().toNanos();
                if (late || progress.isTooSlow(limits)) {
                    answer.cancel(true);
                    return tooSlow(progress.bytes(), limits.whole());
                }
            } catch (ExecutionException e) {
                return Trouble.of(e.getCause(), progress.bytes());
            } catch (InterruptedException _) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                return new Fetched.Refused(Reason.DEADLINE_EXCEEDED, "stopped from outside");
            }
        }
    }

    private static Fetched tooSlow(long bytes, Duration whole) {
        return bytes == 0
                ? new Fetched.Refused(Reason.TIMEOUT, "connected, but no byte within " + whole.toSeconds() + " s")
                : new Fetched.Refused(Reason.SLOW_TARGET, bytes + " bytes came and then too few to go on");
    }

    private static Fetched fetched(HttpResponse<Long> response, Path into) {
        return switch (response.statusCode()) {
            case 200 ->
                response.body() > 0
                        ? new Fetched.Body(into, response.body())
                        : new Fetched.Refused(Reason.EMPTY_REPLY, "status 200 and no byte");
            case 301, 302, 303, 307, 308 -> new Fetched.Refused(Reason.REDIRECTED, "to " + destination(response));
            case 401, 403 -> new Fetched.Refused(Reason.AUTH_REQUIRED, "status " + response.statusCode());
            case 404 -> new Fetched.Refused(Reason.NOT_FOUND, "status 404");
            default -> new Fetched.Refused(Reason.SERVER_ERROR, "status " + response.statusCode());
        };
    }

    private static String destination(HttpResponse<Long> response) {
        String location = response.headers().firstValue("Location").orElse("nowhere");
        String plain = location.replaceAll("[^!-~]", "?");
        return plain.substring(0, Math.min(plain.length(), 100));
    }

    /** Breaks what is still open: a hung peer must not hold up the end of the program. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
