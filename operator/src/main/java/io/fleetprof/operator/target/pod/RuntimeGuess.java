package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a pod's spec gives away of the program in it. Only for what to ask first: names may be anything. */
final class RuntimeGuess {
    private static final Set<String> VARIABLES =
            Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "JAVA_OPTS", "JAVA_HOME");
    private static final Pattern COMMAND = Pattern.compile("(.*/)?java|.*\\.jar|-Xmx.*|-XX:.*");
    private static final Pattern IMAGE = Pattern.compile(
            ".*(openjdk|temurin|corretto|zulu|liberica|graalvm|(^|[/:_-])(jre|jdk|java)[0-9]*([/:_-]|$)).*");

    private RuntimeGuess() {}

    /** What points to a Java virtual machine, for people; empty when nothing does. */
    static Optional<String> jvm(Container container) {
        Stream<String> words = Stream.concat(container.getCommand().stream(), container.getArgs().stream());
        return container.getEnv().stream()
                .map(EnvVar::getName)
                .filter(VARIABLES::contains)
                .map(name -> "it sets " + name)
                .findFirst()
                .or(() -> words.filter(word -> COMMAND.matcher(word).matches())
                        .map(_ -> "its command runs java")
                        .findFirst())
                .or(() -> Optional.ofNullable(container.getImage())
                        .filter(image -> IMAGE.matcher(image).matches())
                        .map(_ -> "its image is named like one"));
    }
}
