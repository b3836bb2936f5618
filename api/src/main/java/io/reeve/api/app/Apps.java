package io.reeve.api.app;

import io.reeve.api.http.Found;
import io.reeve.api.http.Queries;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppQuery.FindAppInTheLog;
import io.reeve.kernel.app.AppQuery.ListAppsByIds;
import io.reeve.kernel.app.AppView;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
                Found.of(ids.isEmpty() ? List.of() : queries.ask(new ListAppsByIds(Set.copyOf(ids))), AppView::id));
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
    public final class Known {

        private final Found<AppId, AppView> found;

        private Known(Found<AppId, AppView> found) {
            this.found = found;
        }

        public @Nullable AppView view(@Nullable AppId id) {
            return found.find(id);
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

        /** Of an app that something else belongs to, and so there is, even where no view shows it yet. */
        public AppView require(AppId id) {
            AppView view = view(id);
            return view == null ? queries.find(new FindAppInTheLog(id), "app") : view;
        }
    }
}
