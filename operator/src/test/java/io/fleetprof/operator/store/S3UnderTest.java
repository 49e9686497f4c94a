package io.fleetprof.operator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.operator.local.EmbeddedS3;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real S3 server for a class of tests: the embedded one, or with {@code -Dfleetprof.s3.endpoint=http://host:port
 * -Dfleetprof.s3.accessKey=… -Dfleetprof.s3.secretKey=…} any other. Every class gets a bucket of its own.
 */
final class S3UnderTest implements BeforeAllCallback, AfterAllCallback {
    private final String bucket = "fleetprof-test-"
            + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private Optional<EmbeddedS3> embedded = Optional.empty();
    private Path folder;
    private S3Endpoint endpoint;
    private S3Store store;

    S3Endpoint endpoint() {
        return endpoint;
    }

    S3Store store() {
        return store;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        String uri = System.getProperty("fleetprof.s3.endpoint", "");
        endpoint = uri.isEmpty() ? embed() : elsewhere(uri);
        store = new S3Store(endpoint);
        assertThat(store.ensureBucket()).isEmpty();
    }

    private S3Endpoint embed() throws IOException {
        folder = Files.createTempDirectory("fleetprof-s3");
        if (!(EmbeddedS3.start(folder) instanceof EmbeddedS3.Started.Running(var server))) {
            throw new IllegalStateException("no embedded S3");
        }
        embedded = Optional.of(server);
        return server.endpoint(bucket);
    }

    private S3Endpoint elsewhere(String uri) {
        return new S3Endpoint(
                URI.create(uri),
                "us-east-1",
                bucket,
                new S3Credentials(
                        System.getProperty("fleetprof.s3.accessKey"), System.getProperty("fleetprof.s3.secretKey")));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        store.close();
        embedded.ifPresent(EmbeddedS3::close);
        if (folder != null) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }
}
