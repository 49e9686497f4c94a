/**
 * What a Go program publishes of itself for those who watch it: the text of Prometheus and the JSON of expvar. Of such a
 * body, which may hold secrets and business figures, only what tells of the scheduler and the process is kept, in the
 * same format; it becomes gauges, and for a histogram populations of events by how long they took.
 */
package io.fleetprof.analysis.metrics;
