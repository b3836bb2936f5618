@NullMarked
package io.reeve.query.operation;

import org.jspecify.annotations.NullMarked;
