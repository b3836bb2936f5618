/** Processes over jars, with the faults a test asks for. Registered by the tests that want them; no scan finds them. */
@NullMarked
package sample.closing;

import org.jspecify.annotations.NullMarked;
