package io.fleetprof.operator.cli;

import io.fleetprof.analysis.leak.Thresholds;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code --threshold}: what a person may set of the rulebook's numbers. */
final class Threshold {
    private Threshold() {}

    static Thresholds of(long countable, CommandSpec command) {
        if (countable < 1) {
            throw new ParameterException(command.commandLine(), "--threshold: give a number from 1 on");
        }
        return Thresholds.DEFAULT.withCountable(countable);
    }
}
