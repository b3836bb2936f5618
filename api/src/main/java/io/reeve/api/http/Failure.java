package io.reeve.api.http;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * What an error answer says, however it is written: a status, a stable code for programs, a sentence for people, and for
 * each input that is to blame what is wrong with it.
 */
public record Failure(
        HttpStatusCode status, String code, String detail, List<InvalidInput> inputs, HttpHeaders headers) {

    public static Failure of(HttpStatusCode status, String code, String detail) {
        return new Failure(status, code, detail, List.of(), new HttpHeaders());
    }

    static Failure invalid(List<InvalidInput> inputs) {
        String detail = inputs.size() == 1
                ? inputs.getFirst().where() + ": " + inputs.getFirst().msg()
                : inputs.size() + " inputs are not valid.";
        String code = inputs.size() == 1 ? inputs.getFirst().type() : "invalid";
        return new Failure(HttpStatusCode.valueOf(422), code, detail, inputs, new HttpHeaders());
    }

    public Failure with(String header, String value) {
        HttpHeaders more = new HttpHeaders();
        more.addAll(headers);
        more.set(header, value);
        return new Failure(status, code, detail, inputs, more);
    }
}
