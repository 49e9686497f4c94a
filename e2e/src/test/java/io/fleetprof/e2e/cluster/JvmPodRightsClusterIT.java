package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may have containers added to pods, and which the operator itself may add, whatever has become of it. */
@ClusterTest
class JvmPodRightsClusterIT {
    private static final String OPERATOR = "system:serviceaccount:" + Operator.NAMESPACE + ":" + Operator.RELEASE;
    private static final String EXEC = "{apiGroups: [''], resources: [pods/exec], verbs: [create]}";
    private static final String ADD = "{apiGroups: [''], resources: [pods/ephemeralcontainers], verbs: [patch]}";
    private static final String PROFILE = "{apiGroups: [fleetprof.io], resources: [profilerequests], verbs: [profile]}";

    private static Stage stage;
    private static String pod;

    @BeforeAll
    static void grant(Stage given) {
        stage = given;
        person("developer", EXEC);
        person("debugger", EXEC + ", " + ADD);
        person("profiler", PROFILE);
        GoPods pods = stage.namespace().start(GoService.twin("neighbour"));
        pods.ready();
        pod = pods.names().getFirst();
    }

    private static void person(String name, String rules) {
        stage.namespace().kubectl("create", "serviceaccount", name);
        stage.namespace().apply("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: %1$s}
                rules: [{apiGroups: [fleetprof.io], resources: [profilerequests], verbs: [create]}, %2$s]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: %1$s}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: %1$s}
                subjects: [{kind: ServiceAccount, name: %1$s, namespace: %3$s}]
                """.formatted(name, rules, stage.namespace().name()));
    }

    private static Command.Ended create(String author, String spec) {
        String user = "system:serviceaccount:" + stage.namespace().name() + ":" + author;
        return stage.namespace()
                .command("create", "-f", "-", "--as=" + user)
                .reading("""
                        apiVersion: fleetprof.io/v1alpha1
                        kind: ProfileRequest
                        metadata: {generateName: by-%s-}
                        spec: {target: {selector: {matchLabels: {app: nobody}}}%s}
                        """.formatted(author, spec))
                .ended();
    }

    private static void assertMay(String author, String spec) {
        Command.Ended ended = create(author, spec);
        assertThat(ended.succeeded()).as(author + spec + ended.err()).isTrue();
    }

    private static void assertMayNot(String author, String spec) {
        Command.Ended ended = create(author, spec);
        assertThat(ended.succeeded()).as(author + spec).isFalse();
        assertThat(ended.err())
                .contains("may not have ephemeral containers added in namespace "
                        + stage.namespace().name())
                .contains("set spec.capture.allowEphemeral to false")
                .contains("patch on pods/ephemeralcontainers");
    }

    @Test
    void execAloneIsEnoughForWhatAddsNothing() {
        assertMay("developer", ", profiles: [{kind: Goroutine}, {kind: CPU}]");
        assertMay("developer", ", capture: {allowEphemeral: false}");
        assertMay("developer", ", capture: {path: PortForward}");
    }

    @Test
    void execAloneIsNotEnoughForAnAgent() {
        assertMayNot("developer", "");
        assertMayNot("developer", ", profiles: [{kind: Threads}]");
        assertMayNot("developer", ", profiles: [{kind: Goroutine}, {kind: Process}]");
        assertMayNot("developer", ", capture: {path: Ephemeral}");
    }

    @Test
    void whoMayAddContainersOrProfileMayHaveAnAgent() {
        for (String author : new String[] {"debugger", "profiler"}) {
            assertMay(author, "");
            assertMay(author, ", profiles: [{kind: Threads}]");
        }
    }

    @Test
    void theOperatorAddsNoOtherImage() {
        assertFenced(
                "may add nothing but containers fleetprof-N",
                "debug",
                pod,
                "--image=localhost/base:1",
                "--container=fleetprof-0",
                "--target=neighbour",
                "--profile=restricted",
                "--quiet",
                "--",
                "/bin/true");
    }

    @Test
    void theOperatorRunsNothingInOthersContainers() {
        assertFenced("may run nothing but its agent", "exec", pod, "-c", "neighbour", "--", "/workloads");
        assertFenced(
                "may run nothing but its agent",
                "exec",
                pod,
                "-c",
                "neighbour",
                "--",
                "/opt/fleetprof/bin/fleetprof-agent",
                "session");
    }

    /** By which it asks a JVM for its threads where no agent may be: every word counts. */
    @Test
    void theOperatorAsksAnImagesJcmdForTextsAlone() {
        String jcmd = "timeout -s KILL 9 env -u JAVA_TOOL_OPTIONS -u JDK_JAVA_OPTIONS -u _JAVA_OPTIONS"
                + " jcmd -J-Xmx16m -J-XX:+UseSerialGC 1 ";

        assertThat(inNeighbour(jcmd + "Thread.print -l -e").err()).doesNotContain("may run nothing");
        for (String other : new String[] {
            jcmd + "GC.heap_dump /tmp/heap",
            jcmd + "VM.system_properties",
            jcmd.replace("-u JAVA_TOOL_OPTIONS ", "") + "Thread.print -e",
            "timeout -s KILL 9 cat /proc/1/environ",
            "timeout -s KILL 9 sh"
        }) {
            assertThat(inNeighbour(other).err()).as(other).contains("may run nothing but its agent");
        }
    }

    private static Command.Ended inNeighbour(String words) {
        Stream<String> exec = Stream.of("--as=" + OPERATOR, "exec", pod, "-c", "neighbour", "--");
        return stage.namespace()
                .command(Stream.concat(exec, Stream.of(words.split(" "))).toArray())
                .ended();
    }

    private static void assertFenced(String why, Object... words) {
        Command.Ended ended = stage.namespace()
                .command(Stream.concat(Stream.of("--as=" + OPERATOR), Stream.of(words))
                        .toArray())
                .ended();
        assertThat(ended.succeeded()).isFalse();
        assertThat(ended.err()).contains(why);
    }
}
