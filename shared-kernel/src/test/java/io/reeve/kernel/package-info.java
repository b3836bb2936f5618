@NullMarked
package io.reeve.kernel;

import org.jspecify.annotations.NullMarked;
