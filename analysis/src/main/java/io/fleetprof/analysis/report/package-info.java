/**
 * What people and programs read: an {@link io.fleetprof.analysis.leak.Analysis} as findings.json, Markdown, terminal
 * text and a web page. Values in, text out. Whatever a target named itself is made visible and escaped on the way out.
 */
package io.fleetprof.analysis.report;
