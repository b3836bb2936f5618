@NullMarked
package io.reeve.api.operation;

import org.jspecify.annotations.NullMarked;
