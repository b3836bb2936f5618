@NullMarked
package io.reeve.api.accessrequest;

import org.jspecify.annotations.NullMarked;
