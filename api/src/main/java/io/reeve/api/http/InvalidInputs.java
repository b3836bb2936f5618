package io.reeve.api.http;

import java.util.List;

/** A request that cannot be understood, with everything that is wrong with it. */
public final class InvalidInputs extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<InvalidInput> inputs;

    /** One parameter of the query does not go with the rest; a controller says so that checks more than its form. */
    public static InvalidInputs ofParameter(String name, String code, String message) {
        return new InvalidInputs(new InvalidInput(List.of("query", name), message, code, null));
    }

    InvalidInputs(List<InvalidInput> inputs) {
        super(inputs.stream()
                .map(input -> input.where() + ": " + input.msg())
                .toList()
                .toString());
        this.inputs = List.copyOf(inputs);
    }

    InvalidInputs(InvalidInput input) {
        this(List.of(input));
    }

    List<InvalidInput> inputs() {
        return inputs;
    }
}
