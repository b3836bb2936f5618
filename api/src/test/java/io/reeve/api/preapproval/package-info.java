@NullMarked
package io.reeve.api.preapproval;

import org.jspecify.annotations.NullMarked;
