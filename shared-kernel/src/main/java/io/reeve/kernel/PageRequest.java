package io.reeve.kernel;

/** Which page of a list is wanted: {@code page} counts from 1, {@code size} is 1 to 100. Checked at the door. */
public record PageRequest(int page, int size) {

    public static final PageRequest FIRST = new PageRequest(1, 50);

    public long offset() {
        return (page - 1L) * size;
    }
}
