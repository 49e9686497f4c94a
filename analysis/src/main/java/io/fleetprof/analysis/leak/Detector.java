package io.fleetprof.analysis.leak;

import java.util.Optional;

/**
 * One rule of the rulebook: looks at the evidence of one place in one container and says what it makes of it. Detectors
 * know populations over time and nothing of file formats; each is pure, and each can be right without the others.
 */
@FunctionalInterface
public interface Detector {
    Optional<Signal> judge(Evidence evidence, Thresholds thresholds);
}
