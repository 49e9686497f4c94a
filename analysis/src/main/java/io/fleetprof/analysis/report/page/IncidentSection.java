package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.report.facts.Incident;
import io.fleetprof.analysis.report.format.Html;
import java.util.Optional;

/** The worst finding as a story. */
record IncidentSection(Optional<Incident> incident) implements Section {
    @Override
    public String title() {
        return "Incident";
    }

    @Override
    public boolean isEmpty() {
        return incident.isEmpty();
    }

    @Override
    public void body(Html html) {
        html.open("div", "class", "pairs");
        incident.ifPresent(it -> it.parts().forEach(part -> {
            html.open("div").leaf("h3", part.heading());
            part.sentences().forEach(sentence -> html.open("p").prose(sentence).close());
            html.close();
        }));
        html.close();
    }
}
