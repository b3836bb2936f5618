package io.reeve.api.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.bulk.BulkOpType;
import com.unboundid.scim2.common.bulk.BulkOperation;
import com.unboundid.scim2.common.bulk.BulkOperationResult;
import com.unboundid.scim2.common.bulk.BulkRequest;
import com.unboundid.scim2.common.bulk.BulkResponse;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ContentTooLargeException;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.reeve.api.http.Call;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Many operations in one call (RFC 7644, 3.7). They are done in the order sent, each a unit of its own: an operation that
 * fails does not undo those before it, and {@code failOnErrors} says when to stop. A failure, even one of the server, is
 * told as the operation's own: those before it may have been written. When the server cannot take one now (503), those
 * behind it are not tried: each would wait as long to learn the same.
 */
@RestController
@Tag(name = "SCIM")
final class ScimBulkController {

    /** Published in the service provider configuration. */
    static final int MOST_OPERATIONS = 1000;

    private final ScimUsers users;
    private final ScimGroups groups;

    ScimBulkController(ScimUsers users, ScimGroups groups) {
        this.users = users;
        this.groups = groups;
    }

    @PostMapping(path = "/scim/v2/Bulk", produces = Answers.SCIM_JSON)
    ResponseEntity<String> bulk(@RequestBody String body, Call call) throws ScimException {
        BulkRequest request = Json.read(Json.parse(body), BulkRequest.class);
        if (request.getOperations().size() > MOST_OPERATIONS) {
            throw new ContentTooLargeException("A bulk request holds at most " + MOST_OPERATIONS + " operations.");
        }
        // Each operation is a unit of its own, and an Idempotency-Key stands for one unit: it cannot cover them all.
        Call each = call.unrepeatable();
        List<BulkOperationResult> results = new ArrayList<>();
        int failures = 0;
        boolean unavailable = false;
        for (BulkOperation operation : request.getOperations()) {
            if (failures >= request.getFailOnErrorsNormalized()) {
                break;
            }
            BulkOperationResult result = unavailable ? notTried(operation) : perform(operation, request, each);
            results.add(result);
            failures += result.isSuccess() ? 0 : 1;
            unavailable = unavailable || result.getStatusInt() == HttpStatus.SERVICE_UNAVAILABLE.value();
        }
        return ResponseEntity.ok(Json.write(new BulkResponse(results)));
    }

    private BulkOperationResult perform(BulkOperation operation, BulkRequest request, Call call) {
        try {
            return perform(operation, request, call, Target.of(operation.getPath()));
        } catch (ScimException | RuntimeException e) {
            return failed(ScimErrors.scim(e, call.requestId()), operation);
        }
    }

    private static BulkOperationResult notTried(BulkOperation operation) {
        return failed(
                new ScimException(
                        HttpStatus.SERVICE_UNAVAILABLE.value(),
                        "Not tried, because the server was not available for one before."),
                operation);
    }

    private static BulkOperationResult failed(ScimException failure, BulkOperation operation) {
        return new BulkOperationResult(
                failure, operation, operation.getMethod() == BulkOpType.POST ? null : location(operation));
    }

    private static String location(BulkOperation operation) {
        return Locations.ofThisRequest().base() + operation.getPath();
    }

    private BulkOperationResult perform(BulkOperation operation, BulkRequest request, Call call, Target target)
            throws ScimException {
        ScimResources resources = target.type().equals("Users") ? users : groups;
        Set<Long> expected = Versions.expected(operation.getVersion());
        if (operation.getMethod() == BulkOpType.POST) {
            ObjectNode created = resources.create(call, data(operation), Shown.VERSION);
            if (operation.getBulkId() != null) {
                request.replaceBulkIdValues(
                        operation.getBulkId(), created.path("id").asText());
            }
            return result(operation, created, "201");
        }
        if (target.id() == null) {
            throw BadRequestException.invalidSyntax(operation.getMethod() + " needs the id of a resource in its path.");
        }
        return switch (operation.getMethod()) {
            case PUT ->
                result(
                        operation,
                        resources.replace(call, target.id(), data(operation), expected, Shown.VERSION),
                        "200");
            case PATCH ->
                result(operation, resources.patch(call, target.id(), data(operation), expected, Shown.VERSION), "200");
            case DELETE -> {
                resources.delete(call, target.id(), expected);
                yield new BulkOperationResult(BulkOpType.DELETE, "204", location(operation), null, null, null);
            }
            case POST -> throw new IllegalStateException("handled above");
        };
    }

    private static ObjectNode data(BulkOperation operation) throws BadRequestException {
        ObjectNode data = operation.getData();
        if (data == null) {
            throw BadRequestException.invalidSyntax(operation.getMethod() + " needs data.");
        }
        return data;
    }

    private static BulkOperationResult result(BulkOperation operation, ObjectNode resource, String status)
            throws ScimException {
        return new BulkOperationResult(
                        operation,
                        status,
                        resource.path("meta").path("location").asText())
                .setVersion(Answers.version(resource));
    }

    private record Target(String type, @Nullable String id) {

        static Target of(@Nullable String path) throws BadRequestException {
            String[] parts =
                    path == null ? new String[0] : path.replaceFirst("^/", "").split("/");
            if (parts.length < 1 || parts.length > 2 || !(parts[0].equals("Users") || parts[0].equals("Groups"))) {
                throw BadRequestException.invalidPath(
                        "A path is /Users or /Groups, with an id behind it or not: " + path);
            }
            return new Target(parts[0], parts.length == 2 ? parts[1] : null);
        }
    }
}
