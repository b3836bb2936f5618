package io.reeve.api.http;

import io.reeve.kernel.Patch;
import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets a constraint stand on what is inside: {@code Patch<@Size(max = 2048) String>}. */
final class PatchExtractor implements ValueExtractor<Patch<@ExtractedValue ?>> {

    @Override
    public void extractValues(Patch<?> patch, ValueReceiver receiver) {
        if (patch.present()) {
            receiver.value(null, patch.value());
        }
    }
}
