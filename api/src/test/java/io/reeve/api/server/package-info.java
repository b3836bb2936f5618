@NullMarked
package io.reeve.api.server;

import org.jspecify.annotations.NullMarked;
