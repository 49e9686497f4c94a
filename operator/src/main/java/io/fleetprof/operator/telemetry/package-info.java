/** What the operator tells beside the resources' status: events for people, figures for alerts. */
package io.fleetprof.operator.telemetry;
