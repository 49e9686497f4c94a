/** Whether snapshots that are said to be of one process can be: facts that contradict it, and signs that speak against it. */
package io.fleetprof.operator.result.oneprocess;
