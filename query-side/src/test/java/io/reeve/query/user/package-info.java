@NullMarked
package io.reeve.query.user;

import org.jspecify.annotations.NullMarked;
