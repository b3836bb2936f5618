package io.reeve.kernel;

/**
 * This node will not start as it was set up. The message is one sentence for the operator: what is wrong and what to
 * do. The application prints it without a stack trace and ends with an exit code other than zero.
 */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
