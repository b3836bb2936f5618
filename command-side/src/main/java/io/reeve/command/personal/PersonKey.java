package io.reeve.command.personal;

import com.google.crypto.tink.Aead;

/** What is known of a person's key. */
sealed interface PersonKey {

    record Known(Aead aead) implements PersonKey {}

    /** The person was erased: nothing of them is read, and nothing new of them is written, ever again. */
    record Forgotten() implements PersonKey {}
}
