package io.reeve.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of an event record that tells something about a person. It is stored encrypted with a key of that
 * person; when the key is deleted the component reads as {@code null}, so it must be declared nullable or be given a
 * value for the erased state in the compact constructor.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {

    /** The component of the same record that holds the id of the person concerned. */
    String of();
}
