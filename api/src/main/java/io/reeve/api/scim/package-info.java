/**
 * The SCIM 2.0 server (RFC 7643, RFC 7644): how people and groups come in from identity providers. It translates and
 * nothing more; every rule is decided on the command side. This is the only package that knows Jackson 2, because the SCIM
 * SDK speaks it.
 */
@NullMarked
package io.reeve.api.scim;

import org.jspecify.annotations.NullMarked;
