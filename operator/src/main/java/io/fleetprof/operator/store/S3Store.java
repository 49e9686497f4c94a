package io.fleetprof.operator.store;

import io.fleetprof.operator.store.S3Failure.Action;
import io.fleetprof.operator.store.StoreProblem.Reason;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.credentials.StaticProvider;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.OkHttpClient;

/**
 * A bucket behind the S3 API, through the MinIO client. Streams of unknown length go up in parts of 8 MiB, one at a
 * time; only a stream longer than one part becomes a multipart upload.
 *
 * <p>Times are bounded, see {@link Patience}; what is answered 408, 429 or 5xx is tried up to 5 times.
 */
public final class S3Store implements ArtifactStore, AutoCloseable {
    private static final long PART = 8L << 20;
    private static final int CONFLICT_TRIES = 5;

    private final S3Endpoint endpoint;
    private final OkHttpClient http;
    private final MinioAsyncClient client;

    /** Opens no connection yet; close it to end its threads and connections. */
    public S3Store(S3Endpoint endpoint) {
        this(endpoint, Patience.USUAL);
    }

    /** The same with less patience than usual. */
    public S3Store(S3Endpoint endpoint, Patience patience) {
        this.endpoint = endpoint;
        this.http = endpoint.trust()
                .map(bundle -> bundle.trustedBy(patience.httpClient()))
                .orElseGet(patience::httpClient);
        this.client = MinioAsyncClient.builder()
                .endpoint(endpoint.uri().toString())
                .region(endpoint.region())
                .credentialsProvider(signer(endpoint.credentials()))
                .httpClient(http)
                .build();
        if (endpoint.pathStyle()) {
            client.disableVirtualStyleEndpoint();
        } else {
            client.enableVirtualStyleEndpoint();
        }
    }

    private static StaticProvider signer(S3Credentials credentials) {
        String token = credentials.sessionToken();
        return new StaticProvider(credentials.accessKey(), credentials.secretKey(), token.isEmpty() ? null : token);
    }

    @Override
    public Optional<StoreProblem> ensureBucket() {
        var action = Action.FindBucket;
        try {
            if (!await(client.bucketExists(
                    BucketExistsArgs.builder().bucket(bucket()).build()))) {
                action = Action.CreateBucket;
                await(client.makeBucket(
                        MakeBucketArgs.builder().bucket(bucket()).build()));
            }
            return Optional.empty();
        } catch (MinioException e) {
            return S3Failure.code(e).equals("BucketAlreadyOwnedByYou")
                    ? Optional.empty()
                    : Optional.of(failure(action, "").from(e));
        }
    }

    @Override
    public Put put(String key, InputStream content, long maxBytes) {
        var failure = failure(Action.Put, key);
        if (!Keys.plain(key)) {
            return new Put.Failed(failure.problem(Reason.BadKey, "not a plain key"));
        }
        var measured = new MeasuredStream(content, maxBytes);
        try {
            await(client.putObject(upload(key).stream(measured, -1L, PART).build()));
            return new Put.Stored(key, measured.size(), measured.sha256Hex());
        } catch (MinioException e) {
            return new Put.Failed(
                    switch (measured.fault()) {
                        case None -> failure.from(e);
                        case TooLong -> tooLarge(failure, maxBytes);
                        case Broken -> failure.problem(Reason.BrokenStream, measured.complaint());
                    });
        }
    }

    @Override
    public PutOnce putOnce(String key, byte[] content) {
        var failure = failure(Action.Put, key);
        if (!Keys.plain(key)) {
            return new PutOnce.Failed(failure.problem(Reason.BadKey, "not a plain key"));
        }
        return putOnce(key, content, failure, CONFLICT_TRIES);
    }

    private PutOnce putOnce(String key, byte[] content, S3Failure failure, int tries) {
        try {
            var upload = upload(key).headers(Map.of("If-None-Match", "*")).data(content, content.length);
            await(client.putObject(upload.build()));
            return new PutOnce.Written(key, content.length, Sha256.hex(content));
        } catch (MinioException e) {
            String code = S3Failure.code(e);
            if (code.equals("PreconditionFailed")) {
                return new PutOnce.AlreadyThere(key);
            }
            // Amazon S3 answers this while another conditional write of the key is under way.
            return code.equals("ConditionalRequestConflict") && tries > 1
                    ? putOnce(key, content, failure, tries - 1)
                    : new PutOnce.Failed(failure.from(e));
        }
    }

    @Override
    public <T> Get<T> get(String key, long maxBytes, Reading<T> reading) {
        var failure = failure(Action.Get, key);
        if (!Keys.plain(key)) {
            return new Get.Failed<>(failure.problem(Reason.BadKey, "not a plain key"));
        }
        var args = GetObjectArgs.builder().bucket(bucket()).object(key).build();
        InputStream content;
        try {
            content = await(client.getObject(args));
        } catch (MinioException e) {
            return S3Failure.code(e).equals("NoSuchKey") ? new Get.Missing<>() : new Get.Failed<>(failure.from(e));
        }
        try (var measured = new MeasuredStream(content, maxBytes)) {
            return read(measured, maxBytes, reading, failure);
        } catch (IOException e) {
            return new Get.Failed<>(failure.from(e));
        }
    }

    private static <T> Get<T> read(MeasuredStream content, long maxBytes, Reading<T> reading, S3Failure failure) {
        try {
            return new Get.Found<>(reading.read(content));
        } catch (IOException e) {
            return new Get.Failed<>(
                    switch (content.fault()) {
                        case None -> failure.problem(Reason.BrokenStream, String.valueOf(e.getMessage()));
                        case TooLong -> tooLarge(failure, maxBytes);
                        case Broken -> failure.from(e);
                    });
        }
    }

    @Override
    public Listing list(String prefix) {
        var failure = failure(Action.List, prefix);
        var args = ListObjectsArgs.builder()
                .bucket(bucket())
                .prefix(prefix)
                .recursive(true)
                .build();
        List<StoredObject> objects = new ArrayList<>();
        try {
            for (var result : client.listObjects(args)) {
                if (objects.size() == Listing.MAX_OBJECTS) {
                    return new Listing.Failed(
                            failure.problem(Reason.TooLarge, "more than " + objects.size() + " objects"));
                }
                var item = result.get();
                objects.add(new StoredObject(item.objectName(), item.size()));
            }
            return new Listing.Listed(objects);
            // The client's iterator throws the second where an answer is not what an S3 store would send.
        } catch (MinioException | IllegalStateException e) {
            return new Listing.Failed(failure.from(e));
        }
    }

    @Override
    public Optional<StoreProblem> delete(String key) {
        var failure = failure(Action.Delete, key);
        if (!Keys.plain(key)) {
            return Optional.of(failure.problem(Reason.BadKey, "not a plain key"));
        }
        try {
            await(client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket()).object(key).build()));
            return Optional.empty();
        } catch (MinioException e) {
            return Optional.of(failure.from(e));
        }
    }

    @Override
    public Optional<URI> link(String key) {
        return Keys.plain(key) ? endpoint.link(key) : Optional.empty();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** The blocking client would do the same and lose the outer exception, which tells a timeout from a broken line. */
    private static <T> T await(CompletableFuture<T> answer) throws MinioException {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new MinioException(e.getCause());
        }
    }

    private PutObjectArgs.Builder upload(String key) {
        return PutObjectArgs.builder().bucket(bucket()).object(key).contentType(contentType(key));
    }

    /** Browsers show a page only when it says that it is one; nothing else depends on it. */
    private static String contentType(String key) {
        return switch (key.substring(key.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "json" -> "application/json";
            case "md", "txt" -> "text/plain; charset=utf-8";
            default -> "application/octet-stream";
        };
    }

    private static StoreProblem tooLarge(S3Failure failure, long maxBytes) {
        return failure.problem(Reason.TooLarge, "more than " + maxBytes + " bytes");
    }

    private S3Failure failure(Action action, String key) {
        return new S3Failure(endpoint, action, key);
    }

    private String bucket() {
        return endpoint.bucket();
    }
}
