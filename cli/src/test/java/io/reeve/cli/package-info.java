@NullMarked
package io.reeve.cli;

import org.jspecify.annotations.NullMarked;
