package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.peer.Chain;
import io.fleetprof.analysis.report.ChainText;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Page;
import java.util.List;

/** Who waits for whom: each chain drawn in a line, then told. */
record ChainSection(List<Chain> chains) implements Section {
    private static final int MAX_CHAINS = 10;
    private static final int MAX_LINES = 40;

    @Override
    public String title() {
        return "Chain of calls";
    }

    @Override
    public boolean isEmpty() {
        return chains.isEmpty();
    }

    @Override
    public void body(Html html) {
        chains.stream().limit(MAX_CHAINS).forEach(chain -> {
            Page.block(html, bounded(chain.diagram()));
            Page.bullets(html, bounded(ChainText.lines(chain)));
        });
        if (chains.size() > MAX_CHAINS) {
            html.leaf("p", "and " + (chains.size() - MAX_CHAINS) + " more in findings.json", "class", "soft");
        }
    }

    private static List<String> bounded(List<String> lines) {
        return lines.stream().limit(MAX_LINES).map(Page::bounded).toList();
    }
}
