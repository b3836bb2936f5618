@NullMarked
package io.reeve.api.demo;

import org.jspecify.annotations.NullMarked;
