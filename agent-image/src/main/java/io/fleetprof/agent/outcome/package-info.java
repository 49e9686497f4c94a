/** How things end: expected failures are values with a reason. */
package io.fleetprof.agent.outcome;
