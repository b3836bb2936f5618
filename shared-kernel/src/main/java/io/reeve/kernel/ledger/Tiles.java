package io.reeve.kernel.ledger;

import java.util.HashMap;
import java.util.Map;

/** Reads subtrees out of tiles, each tile fetched once. For one answer: what was fetched is kept. */
public final class Tiles implements SubtreeHashes {

    /** Where tiles come from; one may be wider than it was when the tree was smaller. */
    @FunctionalInterface
    public interface Shelf {
        Tile tile(int level, long index);
    }

    private record Place(int level, long index) {}

    private final Shelf shelf;
    private final Map<Place, Tile> fetched = new HashMap<>();

    public Tiles(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Hash of(int level, long index) {
        int height = level % Tile.HEIGHT;
        int groups = Tile.WIDTH >> height;
        Place place = new Place(level / Tile.HEIGHT, index / groups);
        return fetched.computeIfAbsent(place, key -> shelf.tile(key.level(), key.index()))
                .subtree(height, (int) (index % groups));
    }
}
