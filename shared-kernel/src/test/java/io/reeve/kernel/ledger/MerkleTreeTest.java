package io.reeve.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final int MOST = 70;

    /** Leaves and roots that implementations of RFC 6962 have been tried with since Certificate Transparency began. */
    @Test
    void roots_are_those_that_everybody_else_gets() {
        Leaves leaves = new Leaves();
        for (String hex : List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")) {
            leaves.add(Leaves.leaf(HexFormat.of().parseHex(hex)));
        }
        List<String> roots = new ArrayList<>();
        for (int size = 0; size <= 8; size++) {
            roots.add(leaves.tree(size).root().hex());
        }
        assertThat(roots)
                .containsExactly(
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void every_leaf_of_every_tree_is_proved_and_no_other() {
        Leaves leaves = Leaves.numbered(MOST);
        for (int size = 1; size <= MOST; size++) {
            MerkleTree tree = leaves.tree(size);
            for (int leaf = 0; leaf < size; leaf++) {
                InclusionProof proof = tree.inclusion(leaf);
                assertThat(proof.proves(leaves.get(leaf), tree.root())).isTrue();
                assertThat(proof.proves(leaves.get((leaf + 1) % MOST), tree.root()))
                        .isFalse();
                assertThat(proof.proves(leaves.get(leaf), leaves.tree(size - 1).root()))
                        .isFalse();
                assertThat(new InclusionProof(leaf + 1, size, proof.hashes()).proves(leaves.get(leaf), tree.root()))
                        .isFalse();
            }
        }
    }

    @Test
    void every_tree_begins_with_every_smaller_one_and_with_no_other() {
        Leaves leaves = Leaves.numbered(MOST);
        Leaves others = Leaves.numbered(3);
        others.add(leaves.get(7));
        for (int i = 4; i < MOST; i++) {
            others.add(leaves.get(i));
        }
        for (int size = 0; size <= MOST; size++) {
            Hash root = leaves.tree(size).root();
            for (int earlier = 0; earlier <= size; earlier++) {
                ConsistencyProof proof = leaves.tree(size).consistency(earlier);
                assertThat(proof.connects(leaves.tree(earlier).root(), root)).isTrue();
                if (earlier > 3) {
                    assertThat(proof.connects(others.tree(earlier).root(), root))
                            .isFalse();
                    assertThat(proof.connects(
                                    leaves.tree(earlier).root(),
                                    others.tree(size).root()))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_range_is_proved_only_whole_and_in_order() {
        Leaves leaves = Leaves.numbered(37);
        MerkleTree tree = leaves.tree();
        for (int first = 0; first < 37; first++) {
            for (int end = first + 1; end <= 37; end++) {
                RangeProof proof = tree.range(first, end);
                assertThat(proof.rootOver(leaves.between(first, end).iterator()))
                        .isEqualTo(tree.root());
                if (end - first > 1) {
                    List<Hash> swapped = new ArrayList<>(leaves.between(first, end));
                    Collections.swap(swapped, 0, 1);
                    assertThat(proof.rootOver(swapped.iterator())).isNotEqualTo(tree.root());
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> proof.rootOver(
                                    swapped.subList(1, swapped.size()).iterator()));
                }
            }
        }
    }

    @Test
    void what_is_not_in_the_tree_is_not_proved() {
        MerkleTree tree = Leaves.numbered(5).tree();
        assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(5));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.consistency(6));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.range(2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.range(2, 6));
    }
}
