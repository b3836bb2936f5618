/**
 * The OpenAPI document, made from the code that answers. This package and nothing else here knows Jackson 2, which the
 * library that writes the document is built on.
 */
@NullMarked
package io.reeve.api.openapi;

import org.jspecify.annotations.NullMarked;
