package io.reeve.command.eventstore;

/** Whether a batch is compared with what is committed before it is written. */
enum Look {
    /** Most batches have nothing to refuse: let the database's own rules say so when one has. */
    IF_REFUSED,
    /** Something was refused, or the outcome of an earlier try is not known: find out first, unit by unit. */
    FIRST
}
