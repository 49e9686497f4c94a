package io.fleetprof.operator.capture.pod.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmListingTest {
    private static final String ITSELF = "93 jdk.jcmd/sun.tools.jcmd.JCmd -l\n";

    @Test
    void theOnlyOneBesideJcmdItselfIsMeant() {
        assertThat(JvmListing.only("7 com.example.Shop --port=80\n" + ITSELF)).isEqualTo(Outcome.done(7L));
        assertThat(JvmListing.only("12 /app/shop.jar\n93 sun.tools.jcmd.JCmd -l\n"))
                .isEqualTo(Outcome.done(12L));
        assertThat(JvmListing.only("7 com.example.Shop\n8 -- process information unavailable\n"))
                .isEqualTo(Outcome.done(7L));
    }

    @Test
    void noneOrSeveralAreRefused() {
        assertThat(JvmListing.only(ITSELF))
                .satisfies(it -> assertThat(reason(it)).isEqualTo(Reason.UNSUPPORTED));
        assertThat(JvmListing.only("")).satisfies(it -> assertThat(reason(it)).isEqualTo(Reason.UNSUPPORTED));
        assertThat(JvmListing.only("7 a.Shop\n8 a.Cart\n" + ITSELF))
                .satisfies(it -> assertThat(reason(it)).isEqualTo(Reason.UNSUPPORTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7\n",
                "-7 com.example.Shop\n",
                "07 com.example.Shop\n",
                "99999999999999999999 com.example.Shop\n",
                "7 com.example.Shop\nUsage: jcmd\n",
                "\u001b[2J7 com.example.Shop\n",
                "../1 com.example.Shop\n"
            })
    void whatIsNoNumberAndANameIsRefused(String hostile) {
        assertThat(reason(JvmListing.only(hostile))).isEqualTo(Reason.NOT_A_PROFILE);
    }

    private static Reason reason(Outcome<Long> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<Long>) outcome).reason();
    }
}
