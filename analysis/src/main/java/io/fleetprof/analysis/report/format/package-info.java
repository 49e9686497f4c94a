/** The languages reports are written in, each with the one way to put a hostile name into it. */
package io.fleetprof.analysis.report.format;
