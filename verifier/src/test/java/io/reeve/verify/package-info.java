@NullMarked
package io.reeve.verify;

import org.jspecify.annotations.NullMarked;
