package io.reeve.api.user;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A custom attribute as the published contract shows it. Directories give us texts. */
public record CustomAttribute(Type type, @Nullable String value) {

    @Schema(name = "CustomAttributeType")
    public enum Type {
        TEXT,
        USER,
        SINGLE_SELECT
    }

    public static CustomAttribute text(String value) {
        return new CustomAttribute(Type.TEXT, value);
    }
}
