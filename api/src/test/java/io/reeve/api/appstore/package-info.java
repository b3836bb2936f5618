@NullMarked
package io.reeve.api.appstore;

import org.jspecify.annotations.NullMarked;
