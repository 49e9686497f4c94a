/** The report as one self-contained page: a class a section, in the order of the page. */
package io.fleetprof.analysis.report.page;
