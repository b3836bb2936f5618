package io.reeve.api.ledger;

import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.token.Caller;

/**
 * Something that a bundle of evidence says beside the events, such as who held what: a convenience, which the events themselves
 * prove or disprove. A feature that can answer such a question offers a bean.
 */
public interface EvidencePart {

    /** Under which it stands in the bundle. */
    String name();

    /** What is to be said to {@code query}, as things stood at {@code position}; becomes JSON. Asked for by {@code caller}. */
    Object answer(EvidenceQuery query, long position, Caller caller);
}
