/**
 * What every controller stands on. A feature's controller is plain, blocking code:
 *
 * <pre>{@code
 * @RestController
 * class ThingController {
 *     @GetMapping("/things")
 *     PageAnswer<ThingAnswer> list(@RequestParam @Nullable String nameSearch, @RequestParam @Nullable List<Colour> colours,
 *                                  @RequestParam @Nullable Until until, PageRequest page, Caller caller) {
 *         return PageAnswer.of(queries.ask(new ListThings(nameSearch, colours, page, caller)), ThingAnswer::of);
 *     }
 *
 *     @PostMapping("/things")
 *     @ResponseStatus(HttpStatus.CREATED)
 *     ThingAnswer create(@RequestBody NewThing body, Call call) {
 *         ThingId made = commands.make(call, ThingId.next(), ThingId::of, id -> new CreateThing(id, body.name()));
 *         return read(made);
 *     }
 * }
 * }</pre>
 *
 * <ul>
 *   <li><b>Names.</b> Java's {@code nameSearch} is {@code name_search} on the wire, in bodies, parameters and paths.
 *   <li><b>Bodies</b> are records. A component is required and never null unless it is {@code @Nullable}; an absent key and
 *       {@code null} then read the same. In a PATCH a component of type {@link io.reeve.kernel.Patch} tells them apart and is
 *       itself never null. Unknown keys are ignored, types are never bent ({@code "5"} is no integer), an empty text in place
 *       of an id means none, constraints ({@code @Size}, {@code @Min}) on components are checked without {@code @Valid}, and
 *       whatever is wrong is told at once.
 *   <li><b>Parameters.</b> A scalar that is repeated counts once, the last; a {@code List} comes as repeated keys. An empty
 *       scalar is none.
 *   <li><b>Times.</b> An {@code Instant} in an answer is written as the published contract writes it; records of paths of our
 *       own use {@code OffsetDateTime}, which is always RFC 3339. Both are accepted, and a time without zone is UTC.
 *   <li><b>Answers</b> are records too; a component that is null is written as {@code null}.
 *   <li><b>Refusals.</b> Throw {@link io.reeve.kernel.Rejection}, or let it pass; {@link io.reeve.api.http.Failures} writes
 *       every error.
 *   <li><b>Idempotency-Key</b> works for every POST whose effect goes through {@link io.reeve.api.http.Commands}.
 * </ul>
 */
@NullMarked
package io.reeve.api.http;

import org.jspecify.annotations.NullMarked;
