@NullMarked
package io.reeve.api.group;

import org.jspecify.annotations.NullMarked;
