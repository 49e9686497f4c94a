/** A request's way through the operator: observe, decide, act, compose. Only {@code Decider} thinks; it is pure. */
package io.fleetprof.operator.reconcile;
