/** A feature of the smallest kind, to measure commands through Axon by. */
@NullMarked
package io.reeve.bench.thing;

import org.jspecify.annotations.NullMarked;
