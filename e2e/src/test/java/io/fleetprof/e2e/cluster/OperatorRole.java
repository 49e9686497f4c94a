package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;

/** The operator's ClusterRole with a right taken away, until it is closed. */
record OperatorRole(Resource<ClusterRole> role, List<PolicyRule> granted) implements AutoCloseable {
    /** @param resource takes along what stands in the same rule */
    static OperatorRole without(Cluster cluster, String verb, String resource) {
        Resource<ClusterRole> role = cluster.client().rbac().clusterRoles().withName(Operator.RELEASE);
        List<PolicyRule> granted = role.require().getRules();
        List<PolicyRule> left = granted.stream()
                .map(rule -> rule.getResources().contains(resource)
                        ? new PolicyRuleBuilder(rule).removeFromVerbs(verb).build()
                        : rule)
                .filter(rule -> !rule.getVerbs().isEmpty())
                .toList();
        assertThat(left).as("the operator had that right").isNotEqualTo(granted);
        OperatorRole taken = new OperatorRole(role, granted);
        taken.grant(left);
        return taken;
    }

    private void grant(List<PolicyRule> rules) {
        role.edit(now -> {
            now.setRules(rules);
            return now;
        });
    }

    @Override
    public void close() {
        grant(granted);
    }
}
