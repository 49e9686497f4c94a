package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Identities;

/**
 * What a pool had lent at one time, as far as it can be seen: who stands on the way back from where others wait, or in a
 * library's code that works with it. A borrower that left and forgot to give back is not among them.
 *
 * @param borrowers how many were seen; never more than there are
 * @param waits which waits they are in, where a file tells
 */
public record Loan(long borrowers, Identities waits) {}
