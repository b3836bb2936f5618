package io.reeve.command.sheet;

/**
 * What to do when a thing of one kind is due. A bean; found by its name. The command must be harmless when repeated (its
 * target follows from the key) and must itself find out whether it is still wanted: an entry may be removed a moment too
 * late.
 */
public interface Sheet {

    /** Never changes: entries are stored under it. */
    String name();

    Object commandFor(String key);
}
