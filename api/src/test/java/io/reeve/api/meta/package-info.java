@NullMarked
package io.reeve.api.meta;

import org.jspecify.annotations.NullMarked;
