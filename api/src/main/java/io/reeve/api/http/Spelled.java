package io.reeve.api.http;

/** Of an enum: its values are spelled in parameters as {@code toString} says, not as Java names them. */
public interface Spelled {}
