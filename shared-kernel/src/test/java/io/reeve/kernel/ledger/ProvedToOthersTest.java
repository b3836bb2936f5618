package io.reeve.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What we prove is checked by the code of sigstore, which knows nothing of ours. */
class ProvedToOthersTest {

    @Test
    void our_proofs_of_inclusion_are_taken_by_sigstore() throws Exception {
        Leaves leaves = Leaves.numbered(300);
        for (int size : List.of(1, 2, 3, 7, 8, 100, 255, 256, 257, 300)) {
            MerkleTree tree = leaves.tree(size);
            for (int leaf = 0; leaf < size; leaf++) {
                InclusionProofVerifier.verify(
                        leaves.get(leaf).bytes(),
                        leaf,
                        size,
                        tree.inclusion(leaf).hashes().stream().map(Hash::bytes).toList(),
                        tree.root().bytes());
            }
        }
    }

    @Test
    void sigstore_would_notice() {
        Leaves leaves = Leaves.numbered(9);
        List<byte[]> proof =
                leaves.tree().inclusion(4).hashes().stream().map(Hash::bytes).toList();
        assertThatExceptionOfType(InclusionProofVerificationException.class)
                .isThrownBy(() -> InclusionProofVerifier.verify(
                        leaves.get(5).bytes(), 4, 9, proof, leaves.tree().root().bytes()));
    }

    @Test
    void our_checkpoints_are_read_by_sigstore() throws Exception {
        MerkleTree tree = Leaves.numbered(9).tree();
        NoteSigner signer = Keys.signer("reeve.example/log", 1);
        SignedNote note = SignedNote.sign(new Checkpoint("reeve.example/log", 9, tree.root()).text(), List.of(signer));
        var read = Checkpoints.from(note.toString());
        assertThat(read.getOrigin()).isEqualTo("reeve.example/log");
        assertThat(read.getSize()).isEqualTo(9);
        assertThat(read.getBase64Hash()).isEqualTo(tree.root().toString());
        assertThat(read.getSignatures().getFirst().getIdentity()).isEqualTo("reeve.example/log");
    }
}
