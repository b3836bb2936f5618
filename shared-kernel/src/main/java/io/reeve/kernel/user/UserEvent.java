package io.reeve.kernel.user;

import io.reeve.kernel.EventName;
import io.reeve.kernel.Personal;
import io.reeve.kernel.projection.AcrossSequences;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to a person's record. */
public sealed interface UserEvent {

    UserId userId();

    /** A directory made a person known. Says nothing about what they may do. */
    @EventName("user.created")
    @Revision("1")
    record UserCreated(
            UserId userId, @Personal(of = "userId") Profile profile, UserStatus status) implements UserEvent {
        public UserCreated {
            profile = erasedIfNull(profile);
        }
    }

    /** The directory changed what is known of a person; {@code profile} is the whole of it afterwards. */
    @EventName("user.changed")
    @Revision("1")
    record UserChanged(
            UserId userId,
            @Personal(of = "userId") Profile profile,
            @Personal(of = "userId") List<AttributeChange> changes)
            implements UserEvent {
        public UserChanged {
            profile = erasedIfNull(profile);
            changes = noneIfNull(changes);
        }
    }

    /** The person may act from now on, or may not any more. {@code INACTIVE} is how a person leaves. */
    @EventName("user.status_changed")
    @Revision("1")
    record UserStatusChanged(UserId userId, UserStatus previous, UserStatus status) implements UserEvent {}

    /** The person's key was deleted: what the log held about them can never be read again. */
    @EventName("user.erased")
    @Revision("1")
    record UserErased(UserId userId) implements UserEvent, AcrossSequences {}

    private static Profile erasedIfNull(@Nullable Profile profile) {
        return profile == null ? Profile.ERASED : profile;
    }

    private static List<AttributeChange> noneIfNull(@Nullable List<AttributeChange> changes) {
        return changes == null ? List.of() : List.copyOf(changes);
    }
}
