@NullMarked
package io.reeve.api.activity;

import org.jspecify.annotations.NullMarked;
