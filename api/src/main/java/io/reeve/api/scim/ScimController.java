package io.reeve.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.reeve.api.http.Call;
import io.reeve.api.scim.ScimResources.ListRequest;
import io.reeve.api.scim.ScimResources.ScimList;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Users and groups over HTTP (RFC 7644, 3). */
@RestController
@RequestMapping(path = "/scim/v2/{type:Users|Groups}", produces = Answers.SCIM_JSON)
@Tag(name = "SCIM")
final class ScimController {

    private final Map<String, ScimResources> resources;

    ScimController(ScimUsers users, ScimGroups groups) {
        this.resources = Map.of("Users", users, "Groups", groups);
    }

    @PostMapping
    ResponseEntity<String> create(@PathVariable String type, @RequestBody String body, Selection selection, Call call)
            throws ScimException {
        Shown shown = selection.shown();
        ObjectNode created = of(type).create(call, Json.parse(body), shown);
        return Answers.resource(HttpStatus.CREATED, created)
                .location(URI.create(created.path("meta").path("location").asText()))
                .body(Json.write(shown.of(created)));
    }

    @GetMapping("/{id}")
    ResponseEntity<String> read(
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            Selection selection)
            throws ScimException {
        Shown shown = selection.shown();
        ObjectNode found = of(type).read(id, shown);
        String version = Answers.version(found);
        if (Versions.isKnown(ifNoneMatch, version)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(version).build();
        }
        return Answers.resource(HttpStatus.OK, found).body(Json.write(shown.of(found)));
    }

    @GetMapping
    ResponseEntity<String> list(
            @PathVariable String type,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(name = "sortBy", required = false) @Nullable String sortBy,
            @RequestParam(name = "sortOrder", required = false) @Nullable String sortOrder,
            @RequestParam(name = "startIndex", defaultValue = "1") long startIndex,
            @RequestParam(defaultValue = "100") int count,
            Selection selection)
            throws ScimException {
        return list(of(type), filter, ListRequests.of(sortBy, sortOrder, startIndex, count), selection.shown());
    }

    @PostMapping("/.search")
    ResponseEntity<String> search(@PathVariable String type, @RequestBody String body) throws ScimException {
        ObjectNode search = Json.parse(body);
        return list(
                of(type),
                Json.text(search, "filter"),
                ListRequests.of(
                        Json.text(search, "sortBy"),
                        Json.text(search, "sortOrder"),
                        number(search, "startIndex", 1),
                        (int) Math.clamp(number(search, "count", ListRequests.MOST), 0L, ListRequests.MOST)),
                Selection.in(search).shown());
    }

    @PutMapping("/{id}")
    ResponseEntity<String> replace(
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody String body,
            Selection selection,
            Call call)
            throws ScimException {
        Shown shown = selection.shown();
        ObjectNode replaced = of(type).replace(call, id, Json.parse(body), Versions.expected(ifMatch), shown);
        return Answers.resource(HttpStatus.OK, replaced).body(Json.write(shown.of(replaced)));
    }

    @PatchMapping("/{id}")
    ResponseEntity<String> patch(
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody String body,
            Selection selection,
            Call call)
            throws ScimException {
        Shown shown = selection.shown();
        ObjectNode patched = of(type).patch(call, id, Json.parse(body), Versions.expected(ifMatch), shown);
        return Answers.resource(HttpStatus.OK, patched).body(Json.write(shown.of(patched)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Call call)
            throws ScimException {
        of(type).delete(call, id, Versions.expected(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<String> list(
            ScimResources type, @Nullable String filter, ListRequest request, Shown shown) throws ScimException {
        ScimList found = type.list(filter, request, shown);
        ObjectNode answer = Json.object();
        answer.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        answer.put("totalResults", found.total());
        answer.put("startIndex", request.startIndex());
        answer.put("itemsPerPage", found.resources().size());
        ArrayNode resources = answer.putArray("Resources");
        for (ObjectNode resource : found.resources()) {
            resources.add(shown.of(resource));
        }
        return ResponseEntity.ok(Json.write(answer));
    }

    private static long number(ObjectNode search, String field, long otherwise) throws BadRequestException {
        JsonNode value = search.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw BadRequestException.invalidValue("'" + field + "' must be a whole number.");
        }
        return value.longValue();
    }

    private ScimResources of(String type) {
        return Objects.requireNonNull(resources.get(type));
    }
}
