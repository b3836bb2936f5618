@NullMarked
package io.reeve.api.permission;

import org.jspecify.annotations.NullMarked;
