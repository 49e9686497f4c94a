package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.target.Endpoint;
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

    /** As the pod's annotation says; else Go where pprof is said to be served; else what the spec gives away, if anything. */
    static TargetRuntime of(Pod pod, Container container, Endpoint endpoint) {
        return Annotations.value(pod, Annotations.RUNTIME)
                .flatMap(RuntimeGuess::named)
                .or(() -> Optional.of(TargetRuntime.GO).filter(_ -> endpoint.named()))
                .or(() -> Optional.of(TargetRuntime.JVM).filter(_ -> isLikeAJvm(container)))
                .orElse(TargetRuntime.UNKNOWN);
    }

    private static Optional<TargetRuntime> named(String value) {
        return Stream.of(TargetRuntime.GO, TargetRuntime.JVM)
                .filter(runtime -> runtime.label().equalsIgnoreCase(value))
                .findFirst();
    }

    private static boolean isLikeAJvm(Container container) {
        Stream<String> words = Stream.concat(container.getCommand().stream(), container.getArgs().stream());
        return container.getEnv().stream().map(EnvVar::getName).anyMatch(VARIABLES::contains)
                || words.anyMatch(word -> COMMAND.matcher(word).matches())
                || Optional.ofNullable(container.getImage())
                        .filter(image -> IMAGE.matcher(image).matches())
                        .isPresent();
    }
}
