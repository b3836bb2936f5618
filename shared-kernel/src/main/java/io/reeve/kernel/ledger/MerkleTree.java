package io.reeve.kernel.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree over the first {@code size} leaves (RFC 6962, section 2.1), of which only a handful of subtrees are looked at for
 * each answer. Leaves are counted from 0: the event at position p is leaf p - 1.
 */
public record MerkleTree(long size, SubtreeHashes subtrees) {

    public MerkleTree {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative size");
        }
    }

    public Hash root() {
        return size == 0 ? Hash.OF_NOTHING : hash(0, size);
    }

    /** That the leaf is in this tree. Throws {@link IllegalArgumentException} for a leaf that it does not have. */
    public InclusionProof inclusion(long leaf) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + leaf);
        }
        List<Hash> path = new ArrayList<>();
        path(leaf, 0, size, path);
        return new InclusionProof(leaf, size, path);
    }

    /** That this tree begins with the tree of {@code earlier} leaves. */
    public ConsistencyProof consistency(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves had no earlier size " + earlier);
        }
        List<Hash> path = new ArrayList<>();
        if (earlier > 0 && earlier < size) {
            subproof(earlier, 0, size, true, path);
        }
        return new ConsistencyProof(earlier, size, path);
    }

    /** That leaves {@code first} (included) to {@code end} (not included) are in this tree, with none between them left out. */
    public RangeProof range(long first, long end) {
        RangeProof.check(first, end, size);
        List<Hash> outside = new ArrayList<>();
        outside(first, end, 0, size, outside);
        return new RangeProof(first, end, size, outside);
    }

    /** How many of {@code leaves} leaves are in the left one of the two subtrees under a root. */
    static long left(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private Hash hash(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return subtrees.of(Long.numberOfTrailingZeros(leaves), from / leaves);
        }
        long middle = from + left(leaves);
        return Hash.node(hash(from, middle), hash(middle, to));
    }

    private void path(long leaf, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + left(to - from);
        if (leaf < middle) {
            path(leaf, from, middle, path);
            path.add(hash(middle, to));
        } else {
            path(leaf, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /** {@code known}: this subtree is the whole earlier tree, whose root the verifier has. */
    private void subproof(long earlier, long from, long to, boolean known, List<Hash> path) {
        if (earlier == to) {
            if (!known) {
                path.add(hash(from, to));
            }
            return;
        }
        long middle = from + left(to - from);
        if (earlier <= middle) {
            subproof(earlier, from, middle, known, path);
            path.add(hash(middle, to));
        } else {
            subproof(earlier, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    private void outside(long first, long end, long from, long to, List<Hash> outside) {
        if (to <= first || from >= end) {
            outside.add(hash(from, to));
        } else if (from < first || to > end) {
            long middle = from + left(to - from);
            outside(first, end, from, middle, outside);
            outside(first, end, middle, to, outside);
        }
    }
}
