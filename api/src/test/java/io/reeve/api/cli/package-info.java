@NullMarked
package io.reeve.api.cli;

import org.jspecify.annotations.NullMarked;
