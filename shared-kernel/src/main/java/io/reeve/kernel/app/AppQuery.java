package io.reeve.kernel.app;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import io.reeve.kernel.token.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked about apps. Where a {@code caller} is told, the answer holds what that person may know of: everything
 * for those who read everything about the AppStore; for an app's named admins that app; for others what the AppStore
 * offers to them, be it browsed or searched.
 */
public interface AppQuery {

    /** A search is a part of the name, of the id of its instance or of its class, or exactly one of them; case is ignored. */
    record Search(String text, boolean exact) {}

    /** {@code inAppStore} asks for an app that is on offer. */
    record FindApp(AppId appId, boolean inAppStore, Caller caller) implements Query<Optional<AppView>> {
        @Override
        public ResponseType<Optional<AppView>> answer() {
            return Query.optional(AppView.class);
        }
    }

    /** As its own events tell it, whether a view shows it yet or not. For whoever has just written it: nobody is kept out. */
    record FindAppInTheLog(AppId appId) implements Query<Optional<AppView>> {
        @Override
        public ResponseType<Optional<AppView>> answer() {
            return Query.optional(AppView.class);
        }
    }

    /** The same for those who may read how the app is governed; refused as forbidden for others who may know of the app. */
    record FindGovernedApp(AppId appId, boolean inAppStore, Caller caller) implements Query<Optional<AppView>> {
        @Override
        public ResponseType<Optional<AppView>> answer() {
            return Query.optional(AppView.class);
        }
    }

    record ListApps(
            @Nullable Search search,
            @Nullable ConnectionSource source,
            @Nullable Boolean disconnected,
            PageRequest page,
            Caller caller)
            implements Query<Page<AppView>> {
        @Override
        public ResponseType<Page<AppView>> answer() {
            return Query.page(AppView.class);
        }
    }

    /**
     * The apps on offer. Those of limited visibility are there only when looked for by name or id. {@code allVisibilities}
     * shows them and the hidden ones too, and is refused to those who do not read everything about the AppStore.
     */
    record ListAppStoreApps(
            @Nullable AppId appId, @Nullable Search search, boolean allVisibilities, PageRequest page, Caller caller)
            implements Query<Page<AppView>> {
        @Override
        public ResponseType<Page<AppView>> answer() {
            return Query.page(AppView.class);
        }
    }

    /** To put together what names apps; the caller has a right to see that by another rule. In no particular order. */
    record ListAppsByIds(Set<AppId> ids) implements Query<List<AppView>> {
        @Override
        public ResponseType<List<AppView>> answer() {
            return Query.many(AppView.class);
        }
    }
}
