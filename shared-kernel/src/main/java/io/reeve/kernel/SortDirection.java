package io.reeve.kernel;

/** Which end of an ordered list comes first. */
public enum SortDirection {
    ASC,
    DESC
}
