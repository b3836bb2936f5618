@NullMarked
package io.reeve.api.scim;

import org.jspecify.annotations.NullMarked;
