package io.reeve.kernel.app;

/** How an app or an account came to be known. The names are those of the API; what Reeve itself grants is {@code MANUAL}. */
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
