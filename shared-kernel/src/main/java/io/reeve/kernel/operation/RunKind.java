package io.reeve.kernel.operation;

/** What is done with copies of views that are filled beside the live ones. */
public enum RunKind {
    /** They take the place of the live ones. */
    REBUILD,
    /** They are compared with the live ones, row by row. */
    AUDIT
}
