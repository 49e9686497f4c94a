package io.fleetprof.operator.admission;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.wildfly.security.x500.GeneralName;
import org.wildfly.security.x500.cert.BasicConstraintsExtension;
import org.wildfly.security.x500.cert.SelfSignedX509CertificateAndSigningKey;
import org.wildfly.security.x500.cert.SubjectAlternativeNamesExtension;

/** A key and the certificate that it signed for itself, for one DNS name; whoever trusts the certificate trusts nothing else. */
record ServingCertificate(PrivateKey key, X509Certificate certificate) {
    private static final Duration LIFE = Duration.ofDays(365);
    /** A new one is made then, so that months are left should that fail. */
    private static final Duration YOUTH = LIFE.dividedBy(3).multipliedBy(2);
    /** Clocks differ. */
    private static final Duration SKEW = Duration.ofHours(1);

    private static final String ALGORITHM = "EC";
    private static final int BITS = 256;
    /** A host may be longer than the 64 characters that a name has; it is an alternative name. */
    private static final X500Principal NAME = new X500Principal("CN=fleetprof admission");

    private static final String LABEL = "PRIVATE KEY";
    private static final Pattern PEM = Pattern.compile("-----BEGIN " + LABEL + "-----([A-Za-z0-9+/=\\s]+)-----END ");

    static ServingCertificate make(String host, Instant now) {
        SelfSignedX509CertificateAndSigningKey made = SelfSignedX509CertificateAndSigningKey.builder()
                .setDn(NAME)
                .setKeyAlgorithmName(ALGORITHM)
                .setKeySize(BITS)
                .setNotValidBefore(now.minus(SKEW).atZone(ZoneOffset.UTC))
                .setNotValidAfter(now.plus(LIFE).atZone(ZoneOffset.UTC))
                .addExtension(new BasicConstraintsExtension(true, true, 0))
                .addExtension(new SubjectAlternativeNamesExtension(false, List.of(new GeneralName.DNSName(host))))
                .build();
        return new ServingCertificate(made.getSigningKey(), made.getSelfSignedCertificate());
    }

    /** Empty where the texts, as PEM, hold no key and no certificate. */
    static Optional<ServingCertificate> read(String keyPem, String certificatePem) {
        Matcher key = PEM.matcher(keyPem);
        if (!key.find()) {
            return Optional.empty();
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(key.group(1));
            return Optional.of(new ServingCertificate(
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)),
                    (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(certificatePem.getBytes(StandardCharsets.US_ASCII)))));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether it is to go on serving as that host. */
    boolean suits(String host, Instant now) {
        Instant began = certificate.getNotBefore().toInstant();
        return now.isAfter(began) && now.isBefore(began.plus(YOUTH)) && names(host);
    }

    private boolean names(String host) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names != null && names.stream().anyMatch(name -> host.equals(name.get(1)));
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    String keyPem() {
        return pem(LABEL, key.getEncoded());
    }

    String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // it was decoded, or made, a moment ago
        }
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(encoded));
    }
}
