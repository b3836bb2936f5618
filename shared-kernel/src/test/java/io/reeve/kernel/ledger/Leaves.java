package io.reeve.kernel.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree small enough to be held as a whole. */
final class Leaves {

    private final List<Hash> hashes = new ArrayList<>();
    private final Map<List<Long>, Hash> subtrees = new HashMap<>();

    static Leaves numbered(int count) {
        Leaves leaves = new Leaves();
        for (int i = 0; i < count; i++) {
            leaves.add(leaf(ByteBuffer.allocate(4).putInt(i).array()));
        }
        return leaves;
    }

    /** The leaf hash of RFC 6962 over these bytes. */
    static Hash leaf(byte[] bytes) {
        var digest = Hash.sha256();
        digest.update((byte) 0);
        return Hash.of(digest.digest(bytes));
    }

    void add(Hash leaf) {
        hashes.add(leaf);
    }

    Hash get(long leaf) {
        return hashes.get((int) leaf);
    }

    List<Hash> between(long first, long end) {
        return hashes.subList((int) first, (int) end);
    }

    MerkleTree tree(long size) {
        return new MerkleTree(size, this::subtree);
    }

    MerkleTree tree() {
        return tree(hashes.size());
    }

    private Hash subtree(int level, long index) {
        if (level == 0) {
            return get(index);
        }
        List<Long> place = List.of((long) level, index);
        Hash known = subtrees.get(place);
        if (known == null) {
            known = Hash.node(subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
            subtrees.put(place, known);
        }
        return known;
    }
}
