package io.fleetprof.api.v1alpha1.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.validation.Validation.Invalid;
import io.fleetprof.api.v1alpha1.validation.Validation.Valid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValidationTest {
    @ParameterizedTest
    @MethodSource("io.fleetprof.api.v1alpha1.validation.Case#all")
    void namesTheFieldAndTheMendOfEveryProblem(Case given) {
        assertThat(problems(given.request())).containsExactlyInAnyOrderElementsOf(given.problems());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''             | holds no ProfileRequest; begin with apiVersion: fleetprof.io/v1alpha1
            <html></html>  | holds no ProfileRequest; begin with apiVersion: fleetprof.io/v1alpha1
            a: [           | is not YAML at line 1, column 5: expected the node content, but found '<stream end>'
            {a: 1, a: 2}   | is not YAML at line 1, column 8: found duplicate key a
            {a: &x 1, b: *x} | uses a YAML alias; write the part out
            ~: 1           | holds an empty key, .nan or .inf, which no field takes; leave it out
            a: .nan        | holds an empty key, .nan or .inf, which no field takes; leave it out
            """)
    void saysWhyAFileIsNoRequest(String text, String problem) {
        assertThat(problems(text)).containsExactly(problem);
    }

    @Test
    void refusesWhatIsTooDeepOrTooLargeOrTooMany() {
        assertThat(problems("[".repeat(100_000))).containsExactly("is nested more than 32 deep; a request is not");
        assertThat(problems("a".repeat(300_000)))
                .containsExactly("is larger than 256 KiB; a request is a few lines of YAML");
        assertThat(problems("a: 1\n---\nb: 2\n")).containsExactly("holds 2 documents; give one ProfileRequest a file");
        assertThat(problems("a: !!java.net.URL [http://127.0.0.1]"))
                .singleElement()
                .asString()
                .startsWith("is not YAML");
    }

    @Test
    void checksWhatSurroundsTheSpec() {
        assertThat(problems("{apiVersion: v1, kind: Pod, metadata: {labels: {a: 1}}, spec: {target: {selector: {}}}}"))
                .containsExactlyInAnyOrder(
                        "apiVersion: 'v1' is not allowed. Write fleetprof.io/v1alpha1",
                        "kind: 'Pod' is not allowed. Write ProfileRequest",
                        "metadata.labels.a: '1' is no string; write a text, in quotes if it looks like a number");
        assertThat(problems("{spec: {target: {selector: {}}}}"))
                .containsExactlyInAnyOrder(
                        "apiVersion: is missing; add it", "kind: is missing; add it", "metadata: is missing; add it");
        assertThat(problems(envelope("{namespace: shop}")))
                .containsExactly("metadata: name is missing; add one such as checkout");
    }

    @Test
    void aTextIsShownShortAndOnOneLine() {
        assertThat(problems(envelope("{name: \"a\\e[2J\\n" + "x".repeat(300) + "\"}")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(120).doesNotContainPattern("\\p{Cc}"));
    }

    @Test
    void fillsInTheDefaults() {
        ProfileRequest request = valid(envelope("{name: checkout}"));
        assertThat(request.getSpec().capture().targetTimeout().text()).isEqualTo("3m");
        assertThat(request.getSpec().activeDeadlineSeconds()).isEqualTo(1800);
    }

    @Test
    void takesWhatKubectlPrintedAndDropsWhatOnlyAServerSets() {
        ProfileRequest request = valid(envelope("{name: a, uid: 1-2, resourceVersion: '7', managedFields: [{}]}")
                + "status: {phase: Complete}\n");
        assertThat(request.getMetadata().getName()).isEqualTo("a");
        assertThat(request.getMetadata().getUid()).isNull();
        assertThat(request.getStatus()).isNull();
    }

    private static String envelope(String metadata) {
        return "apiVersion: fleetprof.io/v1alpha1\nkind: ProfileRequest\nmetadata: " + metadata
                + "\nspec: {target: {selector: {}}}\n";
    }

    private static ProfileRequest valid(String text) {
        assertThat(problems(text)).isEmpty();
        return ((Valid) Validation.of(text)).request();
    }

    private static List<String> problems(String text) {
        return switch (Validation.of(text)) {
            case Valid _ -> List.of();
            case Invalid(List<Problem> problems) ->
                problems.stream().map(Problem::line).toList();
        };
    }
}
