/** A domain small enough to test event processing with: jars that marbles are put into, on shelves that have names. */
@NullMarked
package sample.jar;

import org.jspecify.annotations.NullMarked;
