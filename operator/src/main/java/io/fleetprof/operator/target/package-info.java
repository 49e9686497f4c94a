/** What may be profiled, wherever it runs, and which of it a request means. */
package io.fleetprof.operator.target;
