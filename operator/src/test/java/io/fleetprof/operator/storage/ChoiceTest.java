package io.fleetprof.operator.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.api.v1alpha1.ProfileStorage;
import io.fleetprof.operator.storage.Choice.Chosen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    @Test
    void aNameMeansTheStorageOfThatName() {
        assertThat(chosen("fast", Storage.named("default"), Storage.named("fast")))
                .isEqualTo("fast");
    }

    @Test
    void defaultIsTheOneOfThatNameBeforeTheOneThatIsMarked() {
        assertThat(chosen("default", Storage.named("fast").marked(), Storage.named("default")))
                .isEqualTo("default");
        assertThat(chosen("default", Storage.named("fast").marked(), Storage.named("slow")))
                .isEqualTo("fast");
    }

    @Test
    void aMarkMakesNoOtherNameFindIt() {
        assertThat(chosen("fats", Storage.named("fast").marked()))
                .isEqualTo("there is no ProfileStorage fats; name one of fast in spec.storageRef.name");
    }

    @Test
    void twoMarksAreForAnAdminToSettle() {
        assertThat(among(
                        "default",
                        Storage.named("b").marked(),
                        Storage.named("a").marked()))
                .isInstanceOfSatisfying(Chosen.Unclear.class, unclear -> assertThat(unclear.message())
                        .contains("marked as default: a, b;"));
    }

    @Test
    void anotherNamespacesStorageIsRefusedAndNotShown() {
        assertThat(chosen(
                        "secret",
                        Storage.named("secret").allowing("bank"),
                        Storage.named("open").allowing("shop")))
                .isEqualTo("ProfileStorage secret is not for namespace shop; an admin can add it to"
                        + " spec.allowedNamespaces; name one of open in spec.storageRef.name");
        assertThat(chosen("other", Storage.named("secret").allowing("bank")))
                .isEqualTo("there is no ProfileStorage other; there is none for namespace shop: an admin creates one");
    }

    @Test
    void manyNamesStayOneShortLine() {
        Storage[] many =
                Stream.of("a", "b", "c", "d", "e", "f", "g").map(Storage::named).toArray(Storage[]::new);
        assertThat(chosen("z", many)).contains("a, b, c, d, e and 2 more");
    }

    /** The name of the chosen one, or the message. */
    private static String chosen(String name, Storage... storages) {
        return switch (among(name, storages)) {
            case Chosen.One(var storage) -> storage.getMetadata().getName();
            case Chosen.None(var message) -> message;
            case Chosen.Unclear(var message) -> message;
        };
    }

    private static Chosen among(String name, Storage... storages) {
        List<ProfileStorage> read = Stream.of(storages).map(Storage::read).toList();
        return Choice.among(read, name, "shop");
    }
}
