package io.reeve.query.projection;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * A view: one class with the event handlers that fill its tables and the query handlers that read them.
 *
 * <pre>{@code
 * @Projection(version = 1)
 * @ProcessingGroup("view-user")
 * class UserView {
 *     UserView(Rows rows, Read read) {...}
 *     @EventHandler void on(UserJoined event) { rows.sql("insert ...")...; }
 *     @QueryHandler Optional<UserView> handle(FindUser query) { return read.sql("select ...")...; }
 * }
 * }</pre>
 *
 * <p>Its tables are made by {@code user.sql}, a resource in the package of the class: names without a schema; no sequence,
 * foreign key, trigger or function, and a primary key in every table. An index that handlers look by has the line
 * {@code -- for handlers} before it (see docs/adr/0060); a primary key that only readers need is added by {@code alter table}
 * (docs/adr/0078). Changing that file, or the version, makes the view anew from the first
 * event on, beside the one that serves.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Projection {

    /** Raised when handlers change so that rows made before would be different now. */
    int version();

    /**
     * Which events must be handled one after the other, and wait when one of them is parked. Events of one aggregate by
     * default; a view fed by several aggregates says what its rows have in common.
     */
    Class<? extends SequenceKey> sequence() default SequenceKey.Aggregate.class;

    /**
     * Whether all its events are handled in the order of the log, however many segments others have: for a view in which one
     * event changes what many others wrote, as an erasure does. What waits behind a parked event is still told by
     * {@link #sequence}.
     */
    boolean inOneOrder() default false;

    /**
     * Whether the answer to a write waits until this view shows it. A view says no when its readers do without what it does not
     * show yet.
     */
    boolean awaited() default true;
}
