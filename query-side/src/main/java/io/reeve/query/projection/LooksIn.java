package io.reeve.query.projection;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The views in which a handler of queries looks for one thing: those that show it, and those that tell who may know of it.
 * That it finds nothing is only said when all of them show what was recorded until it was asked; the handler is asked once
 * more then. See docs/adr/0117.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LooksIn {

    /** As operators call them. */
    String[] value();
}
