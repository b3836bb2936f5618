/** The same view as a later version of the application might have it. */
@NullMarked
package sample.jarview.changed;

import org.jspecify.annotations.NullMarked;
