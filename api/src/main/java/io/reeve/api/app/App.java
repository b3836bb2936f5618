package io.reeve.api.app;

import io.reeve.api.user.CustomAttribute;
import io.reeve.kernel.app.AppDetails;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An app as the published contract shows it. Its custom attributes are there when they are asked for. */
public record App(
        AppId id,
        String appClassId,
        String instanceId,
        String userFriendlyLabel,
        DomainAppStatus status,
        List<DiscoverySource> sources,
        boolean allowMultiplePermissionSelection,
        @Nullable String logoUrl,
        @Nullable String websiteUrl,
        @Nullable String requestInstructions,
        @Nullable String description,
        @Nullable String category,
        boolean disconnected,
        Links links,
        @Nullable SyncStatus syncStatus,
        @Nullable Map<String, CustomAttribute> customAttributes) {

    @Schema(name = "DomainAppStatus", enumAsRef = true)
    public enum DomainAppStatus {
        DISCOVERED,
        IN_REVIEW,
        NEEDS_REVIEW,
        APPROVED,
        BLOCKLISTED,
        DEPRECATED
    }

    @Schema(name = "SyncStatus", enumAsRef = true)
    public enum SyncStatus {
        SYNCING,
        SUCCESS,
        FAILED
    }

    /** {@code adminUrl} is where the app is governed. */
    @Schema(name = "AppLinks")
    public record Links(String self, String adminUrl) {}

    /** {@code base} is the address of this server as the caller knows it. */
    static App of(AppView app, String base, boolean withCustomAttributes) {
        AppDetails details = app.details();
        String self = base + "/apps/" + app.id();
        return new App(
                app.id(),
                details.appClassId(),
                details.instanceId(),
                details.name(),
                DomainAppStatus.APPROVED,
                List.of(DiscoverySource.MANUAL),
                app.settings().provisioning().allowMultiplePermissionSelection(),
                details.logoUrl(),
                details.websiteUrl(),
                Objects.requireNonNullElse(details.requestInstructions(), ""),
                details.description(),
                details.category(),
                app.disconnected(),
                new Links(self, self + "/settings"),
                null,
                withCustomAttributes ? Map.of() : null);
    }
}
