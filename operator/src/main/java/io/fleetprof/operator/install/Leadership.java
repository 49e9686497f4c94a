package io.fleetprof.operator.install;

import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether operators agree by a Lease on who serves: with {@code FLEETPROF_LEADER_ELECTION=true}, in their own namespace. */
final class Leadership {
    private static final String LEASE = "fleetprof";

    /** None, which beans say by null, where one operator is alone: it then need not wait for a dead one's Lease. */
    @Produces
    @Dependent
    LeaderElectionConfiguration leadership(
            @ConfigProperty(name = "fleetprof.leader-election", defaultValue = "false") boolean several) {
        return several
                ? LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
                        .build()
                : null;
    }
}
