package io.fleetprof.operator.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Authorities that alone may vouch for a store; at least one. */
public record CaBundle(List<Certificate> authorities) {
    public CaBundle {
        authorities = List.copyOf(authorities);
        Bounds.require(!authorities.isEmpty(), "authorities", "is empty");
    }

    /** Reads PEM certificates, as in RFC 7468; empty when there is none or one cannot be read. */
    public static Optional<CaBundle> parse(String pem) {
        try {
            var read = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            return read.isEmpty() ? Optional.empty() : Optional.of(new CaBundle(List.copyOf(read)));
        } catch (CertificateException _) {
            return Optional.empty();
        }
    }

    /** The same client, trusting these and no others. */
    OkHttpClient trustedBy(OkHttpClient client) {
        try {
            X509TrustManager trust = trustManager();
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return client.newBuilder()
                    .sslSocketFactory(context.getSocketFactory(), trust)
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has TLS and X.509", e);
        }
    }

    private X509TrustManager trustManager() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("ca" + i, authorities.get(i));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
