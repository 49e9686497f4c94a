package io.fleetprof.agent.target;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a JVM was told not to listen. One that does not listen answers SIGQUIT with a thread dump on its stdout, so it
 * is better not asked. Options that come from files ({@code @argfile}, {@code -XX:Flags}) are not seen: there the
 * attempt times out.
 */
final class AttachSwitch {
    private static final String OFF = "-XX:+DisableAttachMechanism";
    private static final String ON = "-XX:-DisableAttachMechanism";
    private static final List<String> BEFORE = List.of("JAVA_TOOL_OPTIONS=", "JDK_JAVA_OPTIONS=");
    private static final List<String> AFTER = List.of("_JAVA_OPTIONS=");

    private AttachSwitch() {}

    /** The last of the options holds, in the order in which HotSpot reads its sources. */
    static boolean isOn(List<String> arguments, List<String> environment) {
        return Stream.of(options(environment, BEFORE), arguments.stream(), options(environment, AFTER))
                .flatMap(options -> options)
                .filter(option -> option.equals(ON) || option.equals(OFF))
                .reduce((_, last) -> last)
                .map(ON::equals)
                .orElse(true);
    }

    private static Stream<String> options(List<String> environment, List<String> names) {
        return environment.stream()
                .flatMap(variable ->
                        names.stream().filter(variable::startsWith).map(name -> variable.substring(name.length())))
                .flatMap(value -> Stream.of(value.split("\\s+")));
    }
}
