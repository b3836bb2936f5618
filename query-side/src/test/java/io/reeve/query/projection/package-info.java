@NullMarked
package io.reeve.query.projection;

import org.jspecify.annotations.NullMarked;
