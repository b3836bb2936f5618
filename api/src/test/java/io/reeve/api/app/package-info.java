@NullMarked
package io.reeve.api.app;

import org.jspecify.annotations.NullMarked;
