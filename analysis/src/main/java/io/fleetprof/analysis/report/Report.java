package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.Analysis;

/** The result of one request together with what it is about: what every rendering takes. */
public record Report(Subject subject, Analysis analysis) {}
