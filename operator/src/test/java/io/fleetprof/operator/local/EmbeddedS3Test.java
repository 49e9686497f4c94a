package io.fleetprof.operator.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fleetprof.operator.local.EmbeddedS3.Started;
import io.fleetprof.operator.store.ArtifactStore.Get;
import io.fleetprof.operator.store.ArtifactStore.Put;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.S3Credentials;
import io.fleetprof.operator.store.S3Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("whole-run")
class EmbeddedS3Test {
    @TempDir
    Path folder;

    @Test
    void objectsAreThePlainFilesOfTheFolderAndNothingElseIsThere() throws IOException {
        try (var server = start(folder.resolve("made/on/demand"));
                var store = new S3Store(server.endpoint("fleetprof"))) {
            store.ensureBucket();
            store.put("prod/shop/a.txt", "hello".getBytes(UTF_8));
            store.put("prod/shop/a.txt", "hello again".getBytes(UTF_8));
            store.putOnce("prod/shop/plan.json", new byte[2]);
            store.putOnce("prod/shop/plan.json", new byte[3]);
        }

        assertThat(folder.resolve("made/on/demand/fleetprof/prod/shop/a.txt")).hasContent("hello again");
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.txt", "plan.json");
        }
    }

    @Test
    void anotherServerOnTheSameFolderGoesOnWhereTheFirstStopped() {
        try (var first = start(folder);
                var store = new S3Store(first.endpoint("fleetprof"))) {
            store.ensureBucket();
            store.putOnce("plan.json", new byte[] {1});
        }
        try (var second = start(folder);
                var store = new S3Store(second.endpoint("fleetprof"))) {
            assertThat(store.ensureBucket()).isEmpty();
            assertThat(store.putOnce("plan.json", new byte[] {2})).isInstanceOf(PutOnce.AlreadyThere.class);
            assertThat(store.get("plan.json", 10))
                    .isInstanceOfSatisfying(Get.Found.class, found -> assertThat((byte[]) found.value())
                            .containsExactly(1));
        }
    }

    @Test
    void everyServerHasCredentialsOfItsOwn() {
        try (var one = start(folder);
                var two = start(folder)) {
            S3Credentials a = one.endpoint("fleetprof").credentials();
            S3Credentials b = two.endpoint("fleetprof").credentials();
            assertThat(a.accessKey()).isNotEqualTo(b.accessKey());
            assertThat(a.secretKey()).isNotEqualTo(b.secretKey()).hasSizeGreaterThanOrEqualTo(32);
            assertThat(one.endpoint("fleetprof").uri().getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aClosedServerDoesNotListen() {
        int port;
        try (var server = start(folder)) {
            port = server.endpoint("fleetprof").uri().getPort();
        }
        assertThat(connects(port)).isFalse();
    }

    @Test
    void aFolderThatIsAFileIsRefusedInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(EmbeddedS3.start(file))
                .isInstanceOfSatisfying(Started.Refused.class, refused -> assertThat(refused.message())
                        .contains(file.toString(), "it is not a folder", "--store")
                        .doesNotContain("\n"));
    }

    @Test
    void aSmallProcessStoresALargeObjectInSilenceAndEnds() throws Exception {
        Path errors = folder.resolve("stderr");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeObject.class.getName(),
                        folder.resolve("store").toString())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(240, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(errors).hasContent("");
            assertThat(folder.resolve("stdout")).hasContent(LargeObject.SIZE + " bytes stored");
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aFullDiskIsSaid() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path output = folder.resolve("stdout");
        // Only a user and mount namespace of its own lets an unprivileged test have a disk of one mebibyte.
        Process process = new ProcessBuilder(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=1m tmpfs \"$0\" && exec \"$1\" -cp \"$2\" \"$3\" \"$0\"",
                        disk.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        FullDisk.class.getName())
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(process.waitFor(240, TimeUnit.SECONDS)).as("it ends").isTrue();
            assumeThat(output).content().as("namespaces are allowed here").doesNotContain("unshare", "mount:");
            assertThat(output).content().contains("Full", "no space left in", "free or add space", "small: Stored");
        } finally {
            process.destroyForcibly();
        }
    }

    /** The program on the small disk. */
    static final class FullDisk {
        private FullDisk() {}

        public static void main(String[] args) {
            try (var server = start(Path.of(args[0]));
                    var store = new S3Store(server.endpoint("fleetprof"))) {
                store.ensureBucket();
                System.out.println("large: " + store.put("large", new byte[3 << 20]));
                System.out.println("small: " + store.put("small", new byte[1 << 10]));
            }
        }
    }

    /** The program of the small process; it returns from main and must end by itself. */
    static final class LargeObject {
        static final long SIZE = 64L << 20;

        private LargeObject() {}

        public static void main(String[] args) {
            byte[] mebibyte = new byte[1 << 20];
            var content = IntStream.range(0, (int) (SIZE >> 20))
                    .mapToObj(_ -> (InputStream) new ByteArrayInputStream(mebibyte))
                    .toList();
            try (var server = start(Path.of(args[0]));
                    var store = new S3Store(server.endpoint("fleetprof"))) {
                store.ensureBucket();
                var put = store.put("large.hprof.gz", new SequenceInputStream(Collections.enumeration(content)), SIZE);
                var read = store.get("large.hprof.gz", SIZE, in -> in.transferTo(OutputStream.nullOutputStream()));
                boolean whole = put instanceof Put.Stored && read.equals(new Get.Found<>(SIZE));
                System.out.println(whole ? SIZE + " bytes stored" : put + " " + read);
            }
        }
    }

    private static EmbeddedS3 start(Path folder) {
        return switch (EmbeddedS3.start(folder)) {
            case Started.Running(var server) -> server;
            case Started.Refused(var message) -> throw new AssertionError(message);
        };
    }

    private static boolean connects(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
