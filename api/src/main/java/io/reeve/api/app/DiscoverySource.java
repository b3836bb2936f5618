package io.reeve.api.app;

import io.swagger.v3.oas.annotations.media.Schema;

/** How an app or an account came to be known. */
@Schema(name = "DiscoverySource", enumAsRef = true)
public enum DiscoverySource {
    GSUITE_QUICK_INBOX,
    GSUITE_DEEP_INBOX,
    MICROSOFT_DEEP_INBOX,
    MICROSOFT_OAUTH,
    MICROSOFT_GCC,
    GSUITE_OAUTH,
    OKTA,
    MANUAL,
    ONELOGIN,
    ATLASSIAN,
    GOOGLE_CLOUD,
    LUMOS_INTEGRATION,
    JUMPCLOUD,
    CUSTOM
}
