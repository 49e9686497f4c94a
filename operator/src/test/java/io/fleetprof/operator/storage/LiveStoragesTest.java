package io.fleetprof.operator.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ProfileStorage;
import io.fleetprof.api.v1alpha1.StorageReason;
import io.fleetprof.operator.local.EmbeddedS3;
import io.fleetprof.operator.storage.Storages.Resolution;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.ArtifactStore.Put;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the embedded S3, with credentials from an environment. */
@Tag("whole-run")
class LiveStoragesTest {
    /** Nothing listens there; what needs the API server says so. */
    private static final KubernetesClient NO_CLUSTER = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder()
                    .withAutoConfigure(false)
                    .withMasterUrl("http://127.0.0.1:1")
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();

    @TempDir
    static Path folder;

    private static EmbeddedS3 server;
    private static String uri;

    private final Map<String, String> environment = new HashMap<>();
    private final LiveStorages storages =
            new LiveStorages(new Credentials(NO_CLUSTER, "fleetprof", environment), Clock.systemUTC());

    @BeforeAll
    static void serve() {
        if (!(EmbeddedS3.start(folder) instanceof EmbeddedS3.Started.Running(var running))) {
            throw new IllegalStateException("no embedded S3");
        }
        server = running;
        uri = server.endpoint("profiles").uri().toString();
    }

    @AfterAll
    static void stop() {
        server.close();
        NO_CLUSTER.close();
    }

    @BeforeEach
    void giveCredentials() {
        var credentials = server.endpoint("profiles").credentials();
        environment.put("AWS_ACCESS_KEY_ID", credentials.accessKey());
        environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretKey());
    }

    @Test
    void aStorageThatWorksIsGivenOutAndItsProbeLeavesNothing() throws Exception {
        ProfileStorage storage = Storage.named("default").at(uri).creating().read();
        know(storage);
        assertThat(resolve("default"))
                .isEqualTo(new Resolution.Waiting("ProfileStorage default has not been tried yet"));

        assertThat(probe(storage).reason()).isEqualTo(StorageReason.AVAILABLE);

        assertThat(ready("default").put("a/b", new byte[1])).isInstanceOf(Put.Stored.class);
        try (Stream<Path> files = Files.walk(folder.resolve("profiles"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("b");
        }
    }

    @Test
    void untilTheApiServerWasReadNothingIsRefused() {
        assertThat(resolve("default"))
                .isInstanceOfSatisfying(Resolution.Waiting.class, waiting -> assertThat(waiting.message())
                        .contains("list and watch profilestorages.fleetprof.io"));
        know();
        assertThat(resolve("default"))
                .isInstanceOfSatisfying(Resolution.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(ConditionReason.STORAGE_NOT_FOUND));
    }

    @Test
    void aBucketThatMayNotBeMadeIsMissed() {
        var missing = new Storage("default", "no-such-bucket", uri, null, null, List.of(), false, false);
        assertWaiting(
                missing.read(), StorageReason.NO_SUCH_BUCKET, "'_probe/uid-of-default-", "no-such-bucket at " + uri);
    }

    @Test
    void wrongCredentialsAreToldByTheTailOfTheirKeyAndNewOnesAreTaken() {
        ProfileStorage storage = Storage.named("default").at(uri).creating().read();
        environment.put("AWS_ACCESS_KEY_ID", "AKIASOMEBODYELSE");
        assertWaiting(storage, StorageReason.WRONG_CREDENTIALS, "InvalidAccessKeyId", "…ELSE");

        giveCredentials();
        assertThat(probe(storage)).satisfies(probed -> {
            assertThat(probed.reason()).isEqualTo(StorageReason.AVAILABLE);
            assertThat(probed.failures()).isZero();
        });
        assertThat(ready("default").put("a/b", new byte[1])).isInstanceOf(Put.Stored.class);
    }

    @Test
    void failuresInARowAreCounted() {
        ProfileStorage storage = Storage.named("default").read();
        know(storage);
        assertThat(probe(storage).failures()).isEqualTo(1);
        assertThat(probe(storage).failures()).isEqualTo(2);
    }

    @Test
    void aStoreThatWentAwayIsWaitedFor() throws IOException {
        assertWaiting(
                Storage.named("default").at("http://127.0.0.1:" + freePort()).read(),
                StorageReason.UNREACHABLE,
                "check the endpoint");
    }

    @Test
    void whatIsMissingBeforeAStoreCanBeAskedIsSaid() {
        assertWaiting(
                Storage.named("default").withSecret("minio").read(),
                StorageReason.SECRET_UNREADABLE,
                "Secret minio in namespace fleetprof");
        assertWaiting(
                Storage.named("default")
                        .trusting("-----BEGIN CERTIFICATE-----\nrubbish")
                        .read(2),
                StorageReason.BAD_CA_BUNDLE,
                "END CERTIFICATE");
        assertWaiting(
                Storage.named("default")
                        .at("http://" + "x".repeat(64) + ":9000")
                        .read(3),
                StorageReason.BAD_ENDPOINT,
                "host");
        environment.clear();
        assertWaiting(Storage.named("default").read(4), StorageReason.NO_CREDENTIALS, "AWS_ACCESS_KEY_ID");
    }

    @Test
    void aChangedSpecIsNotAnsweredFromWhatTheOldOneGave() {
        ProfileStorage storage = Storage.named("default").at(uri).creating().read();
        know(storage);
        probe(storage);
        ProfileStorage changed =
                Storage.named("default").at("http://127.0.0.1:1").read(2);
        know(changed);
        assertThat(resolve("default")).isInstanceOf(Resolution.Waiting.class);
    }

    @Test
    void anotherOfTheSameNameStartsAnew() {
        ProfileStorage storage = Storage.named("default").at(uri).creating().read();
        know(storage);
        probe(storage);
        ProfileStorage again = Storage.named("default").at(uri).creating().read();
        again.getMetadata().setUid("another");
        know(again);
        assertThat(resolve("default")).isInstanceOf(Resolution.Waiting.class);
        assertThat(storages.of(again).probed(again)).isEmpty();
        assertThat(storages.of(storage).probed(storage))
                .as("the first is forgotten")
                .isEmpty();
    }

    private void assertWaiting(ProfileStorage storage, StorageReason reason, String... words) {
        know(storage);
        assertThat(probe(storage).reason()).isEqualTo(reason);
        assertThat(resolve("default"))
                .isInstanceOfSatisfying(Resolution.Waiting.class, waiting -> assertThat(waiting.message())
                        .startsWith("ProfileStorage default is not ready: " + reason.label() + ": ")
                        .contains(words)
                        .doesNotContain("\n"));
    }

    private void know(ProfileStorage... known) {
        storages.readFrom(() -> Optional.of(List.of(known)));
    }

    private Probed probe(ProfileStorage storage) {
        var done = new CountDownLatch(1);
        storages.of(storage).probe(storage, done::countDown);
        try {
            assertThat(done.await(30, TimeUnit.SECONDS)).as("the probe ends").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return storages.of(storage).probed(storage).orElseThrow();
    }

    private Resolution resolve(String name) {
        return storages.resolve(name, "shop");
    }

    private ArtifactStore ready(String name) {
        return switch (resolve(name)) {
            case Resolution.Ready(var store) -> store;
            case Resolution.Waiting(var message) -> throw new AssertionError(message);
            case Resolution.Refused(var _, var message) -> throw new AssertionError(message);
        };
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
