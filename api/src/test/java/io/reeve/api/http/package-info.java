@NullMarked
package io.reeve.api.http;

import org.jspecify.annotations.NullMarked;
