@NullMarked
package io.reeve.api.account;

import org.jspecify.annotations.NullMarked;
