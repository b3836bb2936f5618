package io.reeve.api.http;

import org.apache.coyote.CloseNowException;

/**
 * An answer is not finished, on purpose, and its caller must see that: the server closes the connection in the middle of it.
 * Nothing is wrong, so one line of the log tells of it.
 */
public final class BrokenOff extends CloseNowException {

    private static final long serialVersionUID = 1L;

    public BrokenOff(String why) {
        super(why);
    }
}
