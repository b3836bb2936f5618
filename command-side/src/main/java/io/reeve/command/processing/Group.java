package io.reeve.command.processing;

/** The two kinds of processing groups, told by the name. There is no third: see {@link #of}. */
enum Group {
    /** Fills tables that can be read, from the first event on, and can be filled again. */
    VIEW("view-"),
    /** Sends commands, about what happens from now on, and never about history. */
    PROCESS("process-");

    private final String prefix;

    Group(String prefix) {
        this.prefix = prefix;
    }

    static Group of(String name) {
        for (Group group : values()) {
            if (name.startsWith(group.prefix) && name.length() > group.prefix.length()) {
                return group;
            }
        }
        throw new IllegalStateException("the processing group " + name + " is called neither " + VIEW.prefix
                + "... nor " + PROCESS.prefix + "...");
    }
}
