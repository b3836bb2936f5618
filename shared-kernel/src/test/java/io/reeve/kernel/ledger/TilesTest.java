package io.reeve.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TilesTest {

    private final Map<List<Long>, Tile> shelf = new HashMap<>();

    @Test
    void a_tree_that_grows_by_its_edge_is_the_tree() {
        Leaves leaves = Leaves.numbered(66_000);
        TreeEdge edge = TreeEdge.of(0, this::tile);
        for (long size : List.of(1L, 2L, 255L, 256L, 257L, 600L, 65_535L, 65_536L, 65_537L, 66_000L)) {
            while (edge.size() < size) {
                edge.append(leaves.get(edge.size()));
            }
            edge.takeChanged().forEach(tile -> shelf.put(List.of((long) tile.level(), tile.index()), tile));
            MerkleTree whole = leaves.tree(size);
            MerkleTree tiled = new MerkleTree(size, new Tiles(this::tile));
            assertThat(edge.root()).isEqualTo(whole.root());
            assertThat(tiled.root()).isEqualTo(whole.root());
            assertThat(tiled.inclusion(size / 2)).isEqualTo(whole.inclusion(size / 2));
            assertThat(tiled.consistency(size / 3)).isEqualTo(whole.consistency(size / 3));
            edge = TreeEdge.of(size, this::tile);
            assertThat(edge.root()).isEqualTo(whole.root());
        }
        assertThat(shelf).hasSize(258 + 2 + 1);
    }

    @Test
    void only_tiles_that_grew_are_written() {
        TreeEdge edge = TreeEdge.of(0, this::tile);
        Leaves leaves = Leaves.numbered(258);
        for (int leaf = 0; leaf < 257; leaf++) {
            edge.append(leaves.get(leaf));
        }
        assertThat(edge.takeChanged())
                .extracting(tile ->
                        new TilePath(tile.level(), tile.index(), tile.hashes().size()).toString())
                .containsExactlyInAnyOrder("0/000", "0/001.p/1", "1/000.p/1");
        edge.append(leaves.get(257));
        assertThat(edge.takeChanged()).hasSize(1);
        assertThat(edge.takeChanged()).isEmpty();
    }

    @Test
    void a_tile_is_as_wide_as_the_tree_lets_it_be() {
        assertThat(Tile.width(0, 0, 0)).isZero();
        assertThat(Tile.width(0, 0, 1)).isEqualTo(1);
        assertThat(Tile.width(0, 1, 300)).isEqualTo(44);
        assertThat(Tile.width(0, 2, 300)).isZero();
        assertThat(Tile.width(1, 0, 300)).isEqualTo(1);
        assertThat(Tile.width(0, 0, 70_000)).isEqualTo(256);
    }

    @Test
    void a_path_names_one_tile_and_has_one_form() {
        assertThat(TilePath.parse("0/x001/x234/067")).contains(new TilePath(0, 1_234_067, 256));
        assertThat(TilePath.parse("1/000.p/8")).contains(new TilePath(1, 0, 8));
        for (String none : List.of(
                "0/1",
                "0/067.p/256",
                "0/067.p/0",
                "0/x000/067",
                "00/067",
                "0/x001/x067",
                "0/067.p/",
                "-1/000",
                "0/1000")) {
            assertThat(TilePath.parse(none)).as(none).isEmpty();
        }
        assertThat(new TilePath(2, 1_234_067, 3)).hasToString("2/x001/x234/067.p/3");
    }

    private Tile tile(int level, long index) {
        return Objects.requireNonNull(shelf.get(List.of((long) level, index)));
    }
}
