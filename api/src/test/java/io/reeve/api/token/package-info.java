@NullMarked
package io.reeve.api.token;

import org.jspecify.annotations.NullMarked;
