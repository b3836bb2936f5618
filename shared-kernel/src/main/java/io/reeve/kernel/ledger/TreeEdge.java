package io.reeve.kernel.ledger;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The right edge of a growing tree: the one tile of each level that is not full yet. That is all a tree needs to grow, however
 * large it is. For one thread.
 */
public final class TreeEdge {

    private final List<List<Hash>> levels = new ArrayList<>();
    private final List<Tile> filled = new ArrayList<>();
    private final BitSet grown = new BitSet();
    private long size;

    /** Goes on with a tree of {@code size} leaves, whose last tiles {@code shelf} has. */
    public static TreeEdge of(long size, Tiles.Shelf shelf) {
        TreeEdge edge = new TreeEdge();
        edge.size = size;
        for (int level = 0; size >> (level * Tile.HEIGHT) > 0; level++) {
            long hashes = size >> (level * Tile.HEIGHT);
            int width = (int) (hashes % Tile.WIDTH);
            edge.levels.add(
                    width == 0
                            ? new ArrayList<>()
                            : new ArrayList<>(shelf.tile(level, hashes / Tile.WIDTH)
                                    .first(width)
                                    .hashes()));
        }
        return edge;
    }

    public long size() {
        return size;
    }

    public void append(Hash leaf) {
        size++;
        add(0, leaf);
    }

    public Hash root() {
        return new MerkleTree(size, this::subtree).root();
    }

    /** The tiles that became full since this was asked last; those that are not full stay among the changed. */
    public List<Tile> takeFilled() {
        List<Tile> full = List.copyOf(filled);
        filled.clear();
        return full;
    }

    /** The tiles that are new, or wider, since this was asked last, each as it is now. */
    public List<Tile> takeChanged() {
        List<Tile> changed = new ArrayList<>(filled);
        grown.stream()
                .filter(level -> !levels.get(level).isEmpty())
                .mapToObj(this::last)
                .forEach(changed::add);
        filled.clear();
        grown.clear();
        return changed;
    }

    private void add(int level, Hash hash) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<Hash> hashes = levels.get(level);
        hashes.add(hash);
        grown.set(level);
        if (hashes.size() == Tile.WIDTH) {
            Tile full = last(level);
            filled.add(full);
            hashes.clear();
            add(level + 1, full.subtree(Tile.HEIGHT, 0));
        }
    }

    private Tile last(int level) {
        long hashes = size >> (level * Tile.HEIGHT);
        return new Tile(level, (hashes - 1) / Tile.WIDTH, levels.get(level));
    }

    private Hash subtree(int level, long index) {
        int height = level % Tile.HEIGHT;
        List<Hash> hashes = levels.get(level / Tile.HEIGHT);
        int groups = Tile.WIDTH >> height;
        return new Tile(level / Tile.HEIGHT, index / groups, hashes).subtree(height, (int) (index % groups));
    }
}
