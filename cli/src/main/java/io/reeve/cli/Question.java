package io.reeve.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A path of the server and its parameters, encoded. */
final class Question {

    private final StringBuilder text;
    private char next = '?';

    private Question(String path) {
        this.text = new StringBuilder(path);
    }

    /** Each of these is one step of the path, whatever characters it has. */
    static Question of(String... steps) {
        return new Question(
                Arrays.stream(steps).map(step -> "/" + encoded(step)).collect(Collectors.joining()));
    }

    /** Nothing is asked where there is no value. */
    Question with(String name, @Nullable Object value) {
        if (value != null) {
            text.append(next).append(name).append('=').append(encoded(value.toString()));
            next = '&';
        }
        return this;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
