/** The view of jars once more: the same tables, and twice the marbles in them. */
@NullMarked
package sample.jarview.twice;

import org.jspecify.annotations.NullMarked;
