@NullMarked
package io.reeve.api.audit;

import org.jspecify.annotations.NullMarked;
