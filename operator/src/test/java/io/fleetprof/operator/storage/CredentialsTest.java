package io.fleetprof.operator.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.operator.store.S3Credentials;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    @Test
    void eitherSetOfNamesIsTaken() {
        assertThat(Credentials.from(Map.of("accessKey", "AKIA1", "secretKey", "s3cret")))
                .contains(new S3Credentials("AKIA1", "s3cret"));
        assertThat(Credentials.from(Map.of(
                        "AWS_ACCESS_KEY_ID", "AKIA1", "AWS_SECRET_ACCESS_KEY", "s3cret", "AWS_SESSION_TOKEN", "token")))
                .contains(new S3Credentials("AKIA1", "s3cret", "token"));
    }

    @Test
    void theLineEndThatEchoLeftIsNoPartOfAKey() {
        assertThat(Credentials.from(Map.of("accessKey", "AKIA1\n", "secretKey", "s3cret\r\n")))
                .contains(new S3Credentials("AKIA1", "s3cret"));
    }

    @ParameterizedTest
    @CsvSource({"'', s3cret", "AKIA1, ''", "AKIA1, ' '", "'AK\nIA', s3cret", "AKIA1, geheimnüs"})
    void halfOfThemOrWhatNoHeaderTakesIsNothing(String accessKey, String secretKey) {
        assertThat(Credentials.from(Map.of("accessKey", accessKey, "secretKey", secretKey)))
                .isEmpty();
    }

    @Test
    void printedTheyShowFourCharactersOfThePublicHalfAtMost() {
        assertThat(new S3Credentials("AKIA1234WXYZ", "s3cret", "token")).hasToString("access key …WXYZ");
        assertThat(new S3Credentials("abcd", "s3cret")).hasToString("access key …cd");
    }
}
