package io.reeve.api.ledger;

import io.reeve.api.http.Queries;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.ledger.LedgerQuery.FindCheckpoint;
import io.reeve.kernel.ledger.LedgerQuery.FindTile;
import io.reeve.kernel.ledger.LedgerQuery.ListCheckpoints;
import io.reeve.kernel.ledger.LedgerQuery.ListLedgerKeys;
import io.reeve.kernel.ledger.LedgerQuery.ProveConsistency;
import io.reeve.kernel.ledger.LedgerQuery.ProveInclusion;
import io.reeve.kernel.ledger.LedgerQuery.ProveRange;
import io.reeve.kernel.ledger.SignedCheckpoint;
import io.reeve.kernel.ledger.TilePath;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Paths and forms of C2SP tlog-tiles where it has them. Who may read here is said where the doors are. */
@RestController
@RequestMapping(LedgerController.PATH)
class LedgerController {

    static final String PATH = "/audit/log";

    private static final String TILES = PATH + "/tile/";
    private static final String TEXT = MediaType.TEXT_PLAIN_VALUE + ";charset=utf-8";

    private final Queries queries;

    LedgerController(Queries queries) {
        this.queries = queries;
    }

    @Operation(
            operationId = "getLogCheckpoint",
            summary = "The last checkpoint, signed: how many events the log has, and the root of the tree over them")
    @GetMapping(path = "/checkpoint", produces = TEXT)
    ResponseEntity<String> checkpoint() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(last().note());
    }

    @Operation(operationId = "listLogCheckpoints", summary = "Checkpoints that were signed, smallest first")
    @GetMapping("/checkpoints")
    List<SignedCheckpointAnswer> checkpoints(
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return queries.ask(new ListCheckpoints(after, limit)).stream()
                .map(SignedCheckpointAnswer::of)
                .toList();
    }

    @Operation(operationId = "getLogCheckpointOfSize", summary = "The checkpoint that was signed over so many events")
    @GetMapping(path = "/checkpoints/{size}", produces = TEXT)
    String checkpoint(@PathVariable long size) {
        return queries.find(new FindCheckpoint(size), "checkpoint").note();
    }

    @Operation(
            operationId = "getLogTile",
            summary =
                    "A tile of the tree, 256 hashes of 32 bytes: {level}/{index}, and .p/{width} for one that still grows")
    @GetMapping(path = "/tile/**", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        String path = request.getRequestURI().substring(TILES.length());
        TilePath tile = TilePath.parse(path).orElseThrow(() -> Rejection.notFound("tile"));
        return ResponseEntity.ok()
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .body(queries.find(new FindTile(tile), "tile").bytes());
    }

    @Operation(
            operationId = "proveInclusion",
            summary =
                    "That an event is in the log, as a proof of RFC 9162; size is that of the last checkpoint if not given")
    @GetMapping("/inclusion")
    InclusionAnswer inclusion(@RequestParam @Min(1) long position, @RequestParam @Nullable @Min(1) Long size) {
        return InclusionAnswer.of(queries.ask(new ProveInclusion(position, sizeOr(size))));
    }

    @Operation(
            operationId = "proveConsistency",
            summary = "That the log of one size begins with the log of a smaller one, as a proof of RFC 9162")
    @GetMapping("/consistency")
    ConsistencyAnswer consistency(@RequestParam @Min(0) long from, @RequestParam @Nullable @Min(0) Long to) {
        return ConsistencyAnswer.of(queries.ask(new ProveConsistency(from, sizeOr(to))));
    }

    @Operation(
            operationId = "proveRange",
            summary =
                    "That events stand next to each other in the log, with none between them; docs/log.md describes the proof")
    @GetMapping("/range")
    RangeAnswer range(
            @RequestParam @Min(1) long first,
            @RequestParam @Min(1) long last,
            @RequestParam @Nullable @Min(1) Long size) {
        return RangeAnswer.of(queries.ask(new ProveRange(first, last, sizeOr(size))));
    }

    @Operation(
            operationId = "listLogKeys",
            summary = "The keys that checkpoints are and were signed with, oldest first")
    @GetMapping("/keys")
    List<KeyAnswer> keys() {
        return queries.ask(new ListLedgerKeys()).stream().map(KeyAnswer::of).toList();
    }

    private long sizeOr(@Nullable Long size) {
        return size == null ? last().size() : size;
    }

    private SignedCheckpoint last() {
        return queries.find(new FindCheckpoint(null), "checkpoint");
    }
}
