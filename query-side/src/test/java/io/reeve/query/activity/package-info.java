@NullMarked
package io.reeve.query.activity;

import org.jspecify.annotations.NullMarked;
