package io.reeve.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of an event record that tells something about a person, or is what one person wrote about another. It is
 * stored encrypted with a key of each of them; when one of the keys is deleted the component reads as {@code null}, so it
 * must be declared nullable or be given a value for the erased state in the compact constructor.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {

    /** Where in the same record the ids of the people concerned are: components, parts of theirs behind a dot. */
    String[] of();

    /**
     * Whether nobody is ever shown it: it is opened for what the engine itself does with it, and left out wherever events are
     * shown.
     */
    boolean secret() default false;
}
