package io.reeve.api.audit;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** The forms in which events leave, by the media type that asks for them. */
enum Form {
    LINES("application/x-ndjson"),
    CLOUD_EVENTS_LINES("application/x-ndjson;schema=cloudevents"),
    CLOUD_EVENTS_BATCH("application/cloudevents-batch+json"),
    OCSF_LINES("application/x-ndjson;schema=ocsf");

    static final String LINES_TYPE = "application/x-ndjson";
    static final String BATCH_TYPE = "application/cloudevents-batch+json";

    private final String contentType;

    Form(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    private MediaType type() {
        return MediaType.parseMediaType(contentType);
    }

    /** One event on each line, so that there may always come another. */
    boolean isLines() {
        return this != CLOUD_EVENTS_BATCH;
    }

    /** Lines of our own where anything will do. */
    static Form acceptedBy(@Nullable String header) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> accepted;
        try {
            accepted = MediaType.parseMediaTypes(header);
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable();
        }
        if (accepted.isEmpty()) {
            return LINES;
        }
        MimeTypeUtils.sortBySpecificity(accepted);
        for (MediaType wanted : accepted) {
            for (Form form : values()) {
                if (form.answers(wanted)) {
                    return form;
                }
            }
        }
        throw notAcceptable();
    }

    private boolean answers(MediaType wanted) {
        MediaType type = type();
        if (wanted.isWildcardType() || wanted.isWildcardSubtype()) {
            return wanted.includes(type);
        }
        String schema = wanted.getParameter("schema");
        return wanted.equalsTypeAndSubtype(type)
                && (schema == null ? type.getParameter("schema") == null : schema.equals(type.getParameter("schema")));
    }

    private static HttpMediaTypeNotAcceptableException notAcceptable() {
        return new HttpMediaTypeNotAcceptableException(
                Arrays.stream(values()).map(Form::type).toList());
    }
}
