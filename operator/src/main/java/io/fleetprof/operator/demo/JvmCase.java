package io.fleetprof.operator.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way to leak on a JVM, with a healthy program that looks like it.
 *
 * @param language of its sources
 * @param release of Java that its classes need
 * @param folder of its sources, and their package
 * @param names packages, classes, methods and fields that another seed names otherwise
 * @param libraries artifact ids of what is on its class path
 * @param options of its JVMs
 * @param profiles the kinds that show it
 * @param twin empty where no healthy program looks like this
 * @param noTwin why the twin cannot have as many in the leak's state, or why there is none; empty when it has
 */
public record JvmCase(
        String name,
        Language language,
        int release,
        String folder,
        String about,
        List<String> names,
        List<String> libraries,
        List<String> options,
        List<String> profiles,
        Side leak,
        Optional<Side> twin,
        String noTwin) {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    public JvmCase {
        names = list(names);
        libraries = list(libraries);
        options = list(options);
        profiles = list(profiles);
        noTwin = noTwin == null ? "" : noTwin;
    }

    public enum Language {
        @JsonProperty("java")
        JAVA,
        @JsonProperty("kotlin")
        KOTLIN
    }

    /**
     * One of the two programs of a case. Of a twin there is no finding: it has no cause and no remedy.
     *
     * @param main class that is started
     * @param family of what piles up: {@code thread}, {@code virtual thread}, {@code executor}, {@code heap}, …
     * @param function to be found, as profiles name it: a method, or the field or class that holds the heap
     * @param file base name of its source
     * @param state in the JVM's words
     * @param tier that it has at least; Probable where none is said
     * @param cause name of the row of {@code knowledge.json} that explains it
     * @param remedy words that its remedy must have, such as the field to be bounded
     * @param first individuals there are when it is ready
     * @param rate a leak's growth in a second, a twin's work in a second
     * @param count individuals at most
     */
    public record Side(
            String main,
            String family,
            String function,
            String file,
            String state,
            String tier,
            String cause,
            List<String> remedy,
            int first,
            int rate,
            int count) {
        public Side {
            tier = tier == null ? "Probable" : tier;
            remedy = list(remedy);
        }

        /** Counts differ by up to a twentieth, the rate by up to a fifth. */
        private Side variant(Renaming renaming, long seed) {
            Random random = new Random(seed);
            return new Side(
                    renaming.in(main),
                    family,
                    renaming.in(function),
                    renaming.in(file),
                    state,
                    tier,
                    cause,
                    remedy.stream().map(renaming::in).toList(),
                    vary(first, 20, random),
                    vary(rate, 5, random),
                    vary(count, 20, random));
        }

        private static int vary(int number, int share, Random random) {
            return Math.toIntExact(Math.round(number * (1 + (2 * random.nextDouble() - 1) / share)));
        }
    }

    /** What is in {@code cases.json}: the package that all programs share, and the cases. */
    public record Catalogue(Shared shared, List<JvmCase> cases) {
        public record Shared(String folder, List<String> names) {}

        public static Catalogue read(Path sources) throws IOException {
            return JSON.readValue(sources.resolve("cases.json").toFile(), Catalogue.class);
        }

        /** All that a variant names otherwise. */
        public List<String> names() {
            return Stream.of(
                            Stream.of(shared.folder()),
                            shared.names().stream(),
                            cases.stream().map(JvmCase::folder),
                            cases.stream().flatMap(one -> one.names().stream()))
                    .flatMap(some -> some)
                    .distinct()
                    .toList();
        }

        Renaming renaming(long seed) {
            Set<String> packages = cases.stream().map(JvmCase::folder).collect(Collectors.toSet());
            packages.add(shared.folder());
            return Renaming.of(Set.copyOf(names()), packages, seed);
        }
    }

    /** One of the two programs; a case without a twin is asked for none. */
    public Side side(boolean leaks) {
        return leaks ? leak : twin.orElseThrow();
    }

    /** The same case under other names, with other counts and rates. */
    JvmCase variant(Renaming renaming, long seed) {
        return new JvmCase(
                name,
                language,
                release,
                renaming.in(folder),
                about,
                List.of(),
                libraries,
                options,
                profiles,
                leak.variant(renaming, seed),
                twin.map(side -> side.variant(renaming, seed)),
                noTwin);
    }

    private static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
