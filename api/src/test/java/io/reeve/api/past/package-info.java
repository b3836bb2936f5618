@NullMarked
package io.reeve.api.past;

import org.jspecify.annotations.NullMarked;
