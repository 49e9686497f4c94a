package io.fleetprof.e2e.cluster;

import static org.junit.jupiter.api.parallel.ResourceAccessMode.READ;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that uses the cluster, its operator and its store, and leaves them as they are; methods may take a
 * {@link Stage}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnStage.class)
@ResourceLock(value = "operator", mode = READ)
@interface ClusterTest {}
