package io.reeve.verify;

import io.reeve.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a check came to: what was looked at, and what was found wrong. Passes when nothing was. */
public final class Report {

    /** More are counted, not kept. */
    private static final int KEPT = 1000;

    private final List<String> lookedAt = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long found;

    void note(String sentence) {
        lookedAt.add(sentence);
    }

    void find(Kind kind, String sentence) {
        find(kind, 0, sentence);
    }

    void find(Kind kind, long position, String sentence) {
        found++;
        if (findings.size() < KEPT) {
            findings.add(new Finding(kind, position, sentence));
        }
    }

    public boolean passes() {
        return found == 0;
    }

    /** The first thousand. */
    public List<Finding> findings() {
        return Collections.unmodifiableList(findings);
    }

    public List<String> lookedAt() {
        return Collections.unmodifiableList(lookedAt);
    }

    /** For people, line by line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(passes() ? "PASS" : "FAIL").append('\n');
        lookedAt.forEach(line -> text.append("  ").append(line).append('\n'));
        findings.forEach(finding -> text.append("  ! ").append(finding).append('\n'));
        if (found > findings.size()) {
            text.append("  ! and ").append(found - findings.size()).append(" more\n");
        }
        return text.toString();
    }
}
