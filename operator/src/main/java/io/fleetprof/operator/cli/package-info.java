/** The commands: thin, each turns words into one call and one result into text and an exit code. */
package io.fleetprof.operator.cli;
