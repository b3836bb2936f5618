package io.reeve.api.scim;

/** The names of schemas and messages, from RFC 7643 and RFC 7644, and one of our own. */
final class Urns {

    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String REEVE = "urn:reeve:scim:schemas:1.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    private Urns() {}
}
