/** What is taken of a target, when, and at what cost to it. Pure. */
package io.fleetprof.operator.plan;
