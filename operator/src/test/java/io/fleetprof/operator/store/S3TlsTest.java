package io.fleetprof.operator.store;

import static io.fleetprof.operator.store.S3StoreTest.assertProblem;
import static io.fleetprof.operator.store.S3StoreTest.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fleetprof.operator.store.ArtifactStore.Get;
import io.fleetprof.operator.store.StoreProblem.Reason;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store with a certificate of an authority that nobody knows, made by the JDK's keytool. */
class S3TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static CaBundle own;
    private static CaBundle others;

    @BeforeAll
    static void serve() throws Exception {
        own = authority("own");
        others = authority("others");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(folder.resolve("own.p12"))));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1);
            exchange.getResponseBody().write('x');
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void aCertificateOfTheBundlesAuthorityIsTrusted() {
        try (var store = store(Optional.of(own))) {
            assertThat(store.get("a", 10)).isInstanceOf(Get.Found.class);
        }
    }

    @Test
    void anyOtherIsNot() {
        for (var trust : List.of(Optional.<CaBundle>empty(), Optional.of(others))) {
            try (var store = store(trust)) {
                assertProblem(problem(store.get("a", 10)), Reason.Untrusted, "'a'", "give the CA bundle");
            }
        }
    }

    @Test
    void aBundleIsReadOrItIsNone() throws Exception {
        String pem = Files.readString(folder.resolve("own.pem"));
        assertThat(CaBundle.parse("# ours\n" + pem + Files.readString(folder.resolve("others.pem"))))
                .hasValueSatisfying(bundle -> assertThat(bundle.authorities()).hasSize(2));
        assertThat(CaBundle.parse(pem)).contains(own);
        assertThat(Stream.of("", "words", pem.substring(0, 200), pem.replace("MII", "XXX")))
                .allSatisfy(text -> assertThat(CaBundle.parse(text)).isEmpty());
    }

    private static S3Store store(Optional<CaBundle> trust) {
        var uri = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        return new S3Store(new S3Endpoint(
                uri, "us-east-1", "profiles", true, new S3Credentials("key", "secret"), trust, Optional.empty()));
    }

    private static CaBundle authority(String name) throws Exception {
        String store = folder.resolve(name + ".p12").toString();
        String pem = folder.resolve(name + ".pem").toString();
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=IP:127.0.0.1",
                "-keystore",
                store,
                "-storepass",
                PASSWORD);
        keytool("-exportcert", "-rfc", "-alias", name, "-file", pem, "-keystore", store, "-storepass", PASSWORD);
        return CaBundle.parse(Files.readString(Path.of(pem))).orElseThrow();
    }

    private static void keytool(String... arguments) throws Exception {
        var command = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString()),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static SSLContext context(Path file) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
