package io.reeve.kernel.ledger;

/** Where a {@link MerkleTree} finds what it is made of. */
@FunctionalInterface
public interface SubtreeHashes {

    /**
     * The hash of the complete subtree of 2^{@code level} leaves that has {@code index} such subtrees left of it; level 0 are
     * the leaves.
     */
    Hash of(int level, long index);
}
