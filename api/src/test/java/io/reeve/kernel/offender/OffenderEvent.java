package io.reeve.kernel.offender;

import org.springframework.util.StringUtils;

/** Breaks rules on purpose: a nameless event, a kernel that knows Spring, a package that says nothing about null. */
public sealed interface OffenderEvent {

    /** Has neither name nor revision. */
    record Nameless(String text) implements OffenderEvent {
        boolean isEmpty() {
            return !StringUtils.hasText(text);
        }
    }
}
