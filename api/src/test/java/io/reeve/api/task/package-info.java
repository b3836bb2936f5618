@NullMarked
package io.reeve.api.task;

import org.jspecify.annotations.NullMarked;
