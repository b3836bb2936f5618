@NullMarked
package io.reeve.api.openapi;

import org.jspecify.annotations.NullMarked;
