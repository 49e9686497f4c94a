package io.fleetprof.operator.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServingCertificateTest {
    private static final String HOST = "fleetprof-inject.fleetprof.svc";
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private final ServingCertificate made = ServingCertificate.make(HOST, NOW);

    @Test
    void it_is_read_as_it_was_written() {
        assertThat(ServingCertificate.read(made.keyPem(), made.certificatePem()))
                .contains(made);
    }

    @Test
    void it_suits_its_host_until_two_thirds_of_its_year_are_over() {
        assertThat(made.suits(HOST, NOW)).isTrue();
        assertThat(made.suits(HOST, NOW.plus(Duration.ofDays(242)))).isTrue();
        assertThat(made.suits(HOST, NOW.plus(Duration.ofDays(244)))).isFalse();
        assertThat(made.suits(HOST, NOW.minus(Duration.ofDays(1)))).isFalse();
        assertThat(made.suits("other.fleetprof.svc", NOW)).isFalse();
    }

    @Test
    void texts_that_hold_none_are_none() {
        assertThat(ServingCertificate.read("", "")).isEmpty();
        assertThat(ServingCertificate.read(made.certificatePem(), made.keyPem()))
                .isEmpty();
        assertThat(ServingCertificate.read(made.keyPem().substring(0, 60), made.certificatePem()))
                .isEmpty();
    }
}
