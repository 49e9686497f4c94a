/**
 * Hostile bytes made bounded: how much is read, how far it may expand, how much may be kept. Every refusal is thrown as a
 * {@link Refusal} inside a parser and leaves it as a value.
 */
package io.fleetprof.analysis.input;
