package io.reeve.kernel.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A piece of the tree that is eight levels high (C2SP tlog-tiles): up to 256 hashes of subtrees of 256^{@code level} leaves
 * each. Tile {@code index} begins with the subtree that has 256 * {@code index} others left of it. One with fewer than 256 is
 * the last of its level and still grows.
 */
public record Tile(int level, long index, List<Hash> hashes) {

    public static final int HEIGHT = 8;
    public static final int WIDTH = 1 << HEIGHT;

    public Tile {
        if (level < 0 || level > 7 || index < 0 || hashes.isEmpty() || hashes.size() > WIDTH) {
            throw new IllegalArgumentException("not a tile");
        }
        hashes = List.copyOf(hashes);
    }

    public static Tile of(int level, long index, byte[] bytes) {
        List<Hash> hashes = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += Hash.BYTES) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, Math.min(at + Hash.BYTES, bytes.length))));
        }
        return new Tile(level, index, hashes);
    }

    /** Of its first {@code width} hashes. */
    public Tile first(int width) {
        return new Tile(level, index, hashes.subList(0, width));
    }

    /** The hashes one after the other. */
    public byte[] bytes() {
        byte[] bytes = new byte[hashes.size() * Hash.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * Hash.BYTES, Hash.BYTES);
        }
        return bytes;
    }

    /** The hash of the 2^{@code height} hashes of this tile that have {@code number} such groups left of them. */
    public Hash subtree(int height, int number) {
        if (height == 0) {
            return hashes.get(number);
        }
        return Hash.node(subtree(height - 1, 2 * number), subtree(height - 1, 2 * number + 1));
    }

    /** How wide a tile is in a tree of {@code size} leaves; 0 if that has no such tile. */
    public static int width(int level, long index, long size) {
        long hashesOfLevel = level * HEIGHT >= Long.SIZE ? 0 : size >> (level * HEIGHT);
        return Math.clamp(hashesOfLevel - index * WIDTH, 0, WIDTH);
    }
}
