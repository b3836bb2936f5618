package io.reeve.api.app;

import io.reeve.api.http.Queries;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppQuery.ListAppsByIds;
import io.reeve.kernel.app.AppView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Turns ids of apps, or what is known of them, into apps as the contract shows them, with one question for one answer. */
@Component
public final class Apps {

    private final Queries queries;

    Apps(Queries queries) {
        this.queries = queries;
    }

    /** Those of them that exist. */
    public Known byIds(Collection<AppId> ids) {
        return new Known(
                ids.isEmpty()
                        ? Map.of()
                        : queries.ask(new ListAppsByIds(Set.copyOf(ids))).stream()
                                .collect(Collectors.toMap(AppView::id, Function.identity())));
    }

    public App app(AppView app, boolean withCustomAttributes) {
        return App.of(app, base(), withCustomAttributes);
    }

    public List<App> apps(List<AppView> apps, boolean withCustomAttributes) {
        String base = base();
        return apps.stream().map(app -> App.of(app, base, withCustomAttributes)).toList();
    }

    private static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }

    /** The apps one answer speaks of. */
    public static final class Known {

        private final Map<AppId, AppView> byId;

        private Known(Map<AppId, AppView> byId) {
            this.byId = byId;
        }

        public @Nullable AppView view(@Nullable AppId id) {
            return id == null ? null : byId.get(id);
        }

        public @Nullable App app(@Nullable AppId id) {
            AppView view = view(id);
            return view == null ? null : App.of(view, base(), false);
        }

        /** Empty for an app that does not exist. */
        public String name(AppId id) {
            AppView view = view(id);
            return view == null ? "" : view.details().name();
        }

        /** Of an app that something else belongs to, and so there is. */
        public AppView require(AppId id) {
            return Objects.requireNonNull(byId.get(id), () -> "no app " + id);
        }
    }
}
