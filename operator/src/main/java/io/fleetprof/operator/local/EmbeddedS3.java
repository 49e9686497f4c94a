package io.fleetprof.operator.local;

import io.fleetprof.operator.store.S3Credentials;
import io.fleetprof.operator.store.S3Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/**
 * An S3 server inside this process, so that local mode writes through the same code as in a cluster. It listens on a
 * free port of the loopback address, takes only requests signed with credentials made up at its start, and keeps every
 * object as a plain file {@code DIR/bucket/key}.
 *
 * <p>A conditional write is atomic also against other processes on the same folder: s3proxy writes a temporary file
 * beside the target and then makes a hard link, which the kernel refuses when the name is taken. On a file system
 * without hard links (FAT, some network mounts) s3proxy looks first and then renames; there, two writers within
 * microseconds may both be told that they wrote. Objects appear whole, by rename.
 */
public final class EmbeddedS3 implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String REGION = "us-east-1";
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final S3Proxy server;
    private final S3Credentials credentials;

    private EmbeddedS3(S3Proxy server, S3Credentials credentials) {
        this.server = server;
        this.credentials = credentials;
    }

    /** How {@link #start} ended. */
    public sealed interface Started {
        /** It answers; close it to free the port. */
        record Running(EmbeddedS3 server) implements Started {}

        /** @param message one line: what, where and how to mend it */
        record Refused(String message) implements Started {}
    }

    /** Serves a folder, which is made when it is missing; about a second. */
    public static Started start(Path folder) {
        return start(folder, 0, new S3Credentials(random(10), random(20)));
    }

    /** The same, for a client that has to know beforehand. */
    public static Started start(Path folder, int port, S3Credentials credentials) {
        try {
            Path root = Files.createDirectories(folder).toRealPath();
            return Files.isWritable(root)
                    ? serve(root, port, credentials)
                    : new Started.Refused("cannot write to " + root + ": give --store a folder of your own");
        } catch (IOException e) {
            return new Started.Refused("cannot keep artifacts in " + folder + ": " + why(e)
                    + "; give --store a folder that is there or can be made");
        }
    }

    private static String why(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException _ -> "it is not a folder";
            case AccessDeniedException _ -> "no permission";
            default -> "it cannot be made";
        };
    }

    private static Started serve(Path root, int port, S3Credentials credentials) {
        var server = S3Proxy.builder()
                .blobStore(new EmbeddedS3Folder(root))
                .endpoint(URI.create("http://" + LOOPBACK + ":" + port))
                .awsAuthentication(AuthenticationType.AWS_V4, credentials.accessKey(), credentials.secretKey())
                .ignoreUnknownHeaders(true)
                .stopTimeout(DRAIN.toMillis())
                .build();
        try {
            server.start();
            return new Started.Running(new EmbeddedS3(server, credentials));
        } catch (Exception e) { // what Jetty declares
            return new Started.Refused("cannot listen on " + LOOPBACK + ": " + e.getMessage());
        }
    }

    /** How to reach one of its buckets. */
    public S3Endpoint endpoint(String bucket) {
        return new S3Endpoint(URI.create("http://" + LOOPBACK + ":" + server.getPort()), REGION, bucket, credentials);
    }

    /** Waits up to 2 s for requests under way, then stops. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // what Jetty declares
            throw new IllegalStateException("the embedded S3 server does not stop", e);
        }
    }

    private static String random(int bytes) {
        byte[] token = new byte[bytes];
        new SecureRandom().nextBytes(token);
        return HexFormat.of().formatHex(token);
    }
}
