package io.reeve.kernel.ledger;

import java.util.ArrayList;
import java.util.List;

/** That the tree of {@code size} leaves begins with the tree of {@code earlier} leaves: nothing of that was touched since. */
public record ConsistencyProof(long earlier, long size, List<Hash> hashes) {

    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /** The verification of RFC 9162, section 2.1.4.2; every tree begins with the empty one. */
    public boolean connects(Hash earlierRoot, Hash root) {
        if (earlier < 0 || earlier > size) {
            return false;
        }
        if (earlier == 0) {
            return hashes.isEmpty() && earlierRoot.equals(Hash.OF_NOTHING);
        }
        if (earlier == size) {
            return hashes.isEmpty() && earlierRoot.equals(root);
        }
        List<Hash> path = new ArrayList<>(hashes);
        if (Long.bitCount(earlier) == 1) {
            path.addFirst(earlierRoot);
        }
        return !path.isEmpty() && climb(path, earlierRoot, root);
    }

    private boolean climb(List<Hash> path, Hash earlierRoot, Hash root) {
        int low = Long.numberOfTrailingZeros(earlier);
        long number = (earlier - 1) >> low;
        long last = (size - 1) >> low;
        Hash reachedEarlier = path.getFirst();
        Hash reached = path.getFirst();
        for (Hash beside : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if (number % 2 == 1 || number == last) {
                reachedEarlier = Hash.node(beside, reachedEarlier);
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
        return last == 0 && reachedEarlier.equals(earlierRoot) && reached.equals(root);
    }
}
