package io.reeve.kernel.ledger;

import java.util.List;

/** That a leaf, counted from 0, is in the tree of {@code size} leaves: the hashes beside its way up, lowest first. */
public record InclusionProof(long leaf, long size, List<Hash> hashes) {

    public InclusionProof {
        hashes = List.copyOf(hashes);
    }

    /** The verification of RFC 9162, section 2.1.3.2. */
    public boolean proves(Hash leafHash, Hash root) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        long number = leaf;
        long last = size - 1;
        Hash reached = leafHash;
        for (Hash beside : hashes) {
            if (last == 0) {
                return false;
            }
            if (number % 2 == 1 || number == last) {
                reached = Hash.node(beside, reached);
                while (number % 2 == 0 && number != 0) {
                    number >>= 1;
                    last >>= 1;
                }
            } else {
                reached = Hash.node(reached, beside);
            }
            number >>= 1;
            last >>= 1;
        }
        return last == 0 && reached.equals(root);
    }
}
