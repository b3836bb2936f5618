package io.reeve.cli;

/** What a command ends with, for scripts. docs/operators.md tells them. */
enum Exit {
    DONE(0),
    /** Done, but what was asked for did not come to a good end, or what was looked at is not as it should be. */
    NOT_GOOD(1),
    MISUSED(2),
    /** No server, or one that cannot answer now: the same again may work later. */
    UNREACHABLE(3),
    /** No token, one that is not good any more, or one of somebody who may not do this. */
    REFUSED(4),
    /** The server understood and will not do it: there is no such thing, or it is not possible as things are. */
    DECLINED(5),
    /** A file cannot be read or written. */
    FILE(6),
    /** A mistake of this program. */
    BROKEN(70);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
