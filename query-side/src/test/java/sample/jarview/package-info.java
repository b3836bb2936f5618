/** Views over jars, with the faults a test asks for. */
@NullMarked
package sample.jarview;

import org.jspecify.annotations.NullMarked;
