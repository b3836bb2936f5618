package io.reeve.kernel.ledger;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * That leaves {@code first} (included) to {@code end} (not included), counted from 0, stand in the tree of {@code size}
 * leaves, all of them and in this order. {@code hashes} are the subtrees outside of the range, from left to right, each as
 * large as it can be. Not in RFC 6962, but of the same stuff: with one leaf it has the hashes of an inclusion proof, in
 * another order.
 */
public record RangeProof(long first, long end, long size, List<Hash> hashes) {

    public RangeProof {
        check(first, end, size);
        hashes = List.copyOf(hashes);
    }

    static void check(long first, long end, long size) {
        if (first < 0 || first >= end || end > size) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves has no leaves from " + first + " up to " + end);
        }
    }

    /**
     * The root that the tree has if these are the leaves of the range; takes exactly those from {@code leaves}, one after the
     * other. Throws {@link IllegalArgumentException} when the proof is not one for this range.
     */
    public Hash rootOver(Iterator<Hash> leaves) {
        Iterator<Hash> outside = hashes.iterator();
        try {
            Hash root = hash(0, size, leaves, outside);
            if (!outside.hasNext()) {
                return root;
            }
        } catch (NoSuchElementException e) {
            throw new IllegalArgumentException("the proof of the range, or the range, is too short", e);
        }
        throw new IllegalArgumentException("the proof of the range is too long");
    }

    private Hash hash(long from, long to, Iterator<Hash> leaves, Iterator<Hash> outside) {
        if (to <= first || from >= end) {
            return outside.next();
        }
        if (to - from == 1) {
            return leaves.next();
        }
        long middle = from + MerkleTree.left(to - from);
        Hash left = hash(from, middle, leaves, outside);
        return Hash.node(left, hash(middle, to, leaves, outside));
    }
}
