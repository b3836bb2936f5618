@NullMarked
package io.reeve.api.security;

import org.jspecify.annotations.NullMarked;
