/**
 * What a report says beside its findings: how the counts moved and from which file each was read, since when, what
 * mending would remove, the incident as a story. Derived from findings and snapshots alone, in words, in no format, not
 * escaped; whatever is not in them is not said.
 */
package io.fleetprof.analysis.report.facts;
