/** From what receipts name to what is published: snapshots, findings, report. */
package io.fleetprof.operator.result;
