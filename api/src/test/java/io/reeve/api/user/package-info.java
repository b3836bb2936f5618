@NullMarked
package io.reeve.api.user;

import org.jspecify.annotations.NullMarked;
