package io.reeve.command.accessrequest;

import io.reeve.command.fact.EffectiveSettings;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AccessLength;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For how long access is wanted: in seconds, by a name, both, or neither. Where both are said, seconds count if they can be
 * had, and the name otherwise. An absent duration means without end.
 */
record WantedLength(@Nullable Long seconds, @Nullable String label) {

    /** Nobody means more than that, and times that far away cannot be written everywhere. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /**
     * The length that all of the things asked for can be had for. When nothing is said it is without end, or, where that
     * cannot be had, {@code preset}.
     */
    Optional<Duration> amongThoseOf(List<EffectiveSettings> things, @Nullable AccessLength preset) {
        return wishes(preset).stream()
                .filter(wish -> things.stream().allMatch(thing -> thing.admits(wish.orElse(null))))
                .findFirst()
                .orElseThrow(() -> cannotBeHad(things));
    }

    private List<Optional<Duration>> wishes(@Nullable AccessLength preset) {
        List<Optional<Duration>> wishes = new ArrayList<>();
        if (seconds != null) {
            if (seconds < 1 || seconds > LONGEST.toSeconds()) {
                throw Rejection.invalid(
                        "expiration_in_seconds",
                        "out_of_range",
                        "Must be at least 1 and at most " + LONGEST.toSeconds() + ".");
            }
            wishes.add(Optional.of(Duration.ofSeconds(seconds)));
        }
        if (label != null) {
            wishes.add(Optional.ofNullable(
                    AccessLength.named(label, "access_length").duration()));
        }
        if (wishes.isEmpty()) {
            wishes.add(Optional.empty());
            if (preset != null) {
                wishes.add(Optional.ofNullable(preset.duration()));
            }
        }
        return wishes;
    }

    private Rejection cannotBeHad(List<EffectiveSettings> things) {
        List<AccessLength> common = Arrays.stream(AccessLength.values())
                .filter(length -> things.stream()
                        .allMatch(thing ->
                                thing.lengths().isEmpty() || thing.lengths().contains(length)))
                .toList();
        return Rejection.invalid(
                seconds == null ? "access_length" : "expiration_in_seconds",
                "access_length",
                common.isEmpty()
                        ? "There is no length that all of these permissions can be had for: ask for them one by one."
                        : "Access can be had for one of: " + AccessLength.labels(common) + ".");
    }
}
