package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may have pods profiled, and where; and what the operator itself may not do. */
@ClusterTest
class RightsClusterIT {
    private static final String OPERATOR = "system:serviceaccount:" + Operator.NAMESPACE + ":" + Operator.RELEASE;

    private static Stage stage;
    private static TestNamespace other;

    /** Service accounts, of which all may handle requests, and two may profile as well. */
    @BeforeAll
    static void grant(Stage given) {
        stage = given;
        other = TestNamespace.create(
                stage.namespace().cluster(), stage.namespace().name() + "-other");
        String handle =
                "{apiGroups: [fleetprof.io], resources: [profilerequests], verbs: [get, list, create, patch, delete]}";
        person("profiler", handle + ", {apiGroups: [fleetprof.io], resources: [profilerequests], verbs: [profile]}");
        person("developer", handle + ", {apiGroups: [''], resources: [pods/exec], verbs: [create]}");
        person("clerk", handle);
        for (String name : new String[] {"profiler", "developer"}) {
            role(other, name, handle);
        }
    }

    @AfterAll
    static void leave() {
        other.close();
    }

    private static void person(String name, String rules) {
        stage.namespace().kubectl("create", "serviceaccount", name);
        role(stage.namespace(), name, rules);
    }

    private static void role(TestNamespace namespace, String name, String rules) {
        namespace.apply("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: %1$s}
                rules: [%2$s]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: %1$s}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: %1$s}
                subjects: [{kind: ServiceAccount, name: %1$s, namespace: %3$s}]
                """.formatted(name, rules, stage.namespace().name()));
    }

    private static String user(String name) {
        return "system:serviceaccount:" + stage.namespace().name() + ":" + name;
    }

    private static Command.Ended create(TestNamespace namespace, String author) {
        String name = "by-" + author;
        return namespace
                .command("create", "-f", "-", "--as=" + user(author))
                .reading(Requests.ofApp(name, "nobody", Requests.ONE_LOOK))
                .ended();
    }

    @Test
    void theVerbProfileLetsIn() {
        assertThat(create(stage.namespace(), "profiler")).satisfies(RightsClusterIT::succeeded);
    }

    @Test
    void theRightToExecLetsIn() {
        assertThat(create(stage.namespace(), "developer")).satisfies(RightsClusterIT::succeeded);
    }

    private static void succeeded(Command.Ended ended) {
        assertThat(ended.succeeded()).as(ended.err()).isTrue();
    }

    @Test
    void neitherIsRefusedAndNamesTheRight() {
        assertRefused(create(stage.namespace(), "clerk"), "clerk", stage.namespace());
    }

    @Test
    void aRightInOneNamespaceIsNoneInAnother() {
        assertRefused(create(other, "profiler"), "profiler", other);
        assertRefused(create(other, "developer"), "developer", other);
    }

    private static void assertRefused(Command.Ended ended, String author, TestNamespace where) {
        assertThat(ended.succeeded()).isFalse();
        assertThat(ended.err())
                .contains(user(author) + " may not profile in namespace " + where.name())
                .contains("verb profile on profilerequests.fleetprof.io")
                .contains("create on pods/exec");
    }

    /** Both are updates of the object, and none makes the operator look into a pod. */
    @Test
    void whoMayNotProfileMayStillLabelAndDelete() {
        stage.namespace()
                .command("create", "-f", "-")
                .reading(Requests.ofApp("handled", "nobody", Requests.ONE_LOOK))
                .out();

        stage.namespace().kubectl("label", "profilerequest", "handled", "seen=yes", "--as=" + user("clerk"));
        stage.namespace()
                .kubectl(
                        "delete",
                        "profilerequest",
                        "handled",
                        "--cascade=foreground",
                        "--timeout=20s",
                        "--as=" + user("clerk"));

        assertThat(stage.namespace().kubectl("get", "profilerequests", "-o", "name"))
                .doesNotContain("handled");
    }

    @Test
    void nobodyProfilesAnExcludedNamespace() {
        Command.Ended ended = stage.namespace()
                .cluster()
                .command("kubectl", "create", "-n", "kube-system", "-f", "-")
                .reading(Requests.ofApp("dns", "coredns", Requests.ONE_LOOK))
                .ended();

        assertThat(ended.succeeded()).isFalse();
        assertThat(ended.err()).contains("namespace kube-system is excluded from profiling");
    }

    @Test
    void theOperatorOpensNoPortInAnExcludedNamespace() {
        String pod = stage.namespace()
                .cluster()
                .kubectl("get", "pods", "-n", "kube-system", "-o", "jsonpath={.items[0].metadata.name}");

        Command.Ended ended = stage.namespace()
                .cluster()
                .command("kubectl", "port-forward", "-n", "kube-system", pod, ":53", "--as=" + OPERATOR)
                .ended();

        assertThat(ended.succeeded()).isFalse();
        assertThat(ended.err()).contains("may not port-forward into a namespace that is excluded from profiling");
    }
}
