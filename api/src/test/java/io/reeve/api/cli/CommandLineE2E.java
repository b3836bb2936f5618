package io.reeve.api.cli;

import static io.reeve.api.testing.Desk.because;
import static io.reeve.api.testing.Desk.direct;
import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.Desk;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor;
import io.reeve.kernel.user.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The commands against the running application: what they do for whom, and how they end for everybody else. */
class CommandLineE2E {

    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    private final RunningReeve reeve = RunningReeve.shared();
    private final JdbcClient sql = reeve.database().jdbc();
    private final Visitor admin = reeve.admin();
    private final Visitor auditor = reeve.person(Role.AUDITOR).door();

    @TempDir
    Path folder;

    @Test
    void an_administrator_sees_how_views_stand_and_has_one_made_anew_and_compared() {
        Typed list = type(admin, "projections list").expect(0);
        assertThat(list.out().lines().findFirst().orElseThrow())
                .startsWith("VIEW")
                .contains("BEHIND");
        assertThat(list.out()).contains("\ntoken ");
        assertThat(type(admin, "projections list --json").expect(0).json()).hasSizeGreaterThan(8);

        assertThat(type(admin, "projections rebuild token --watch").expect(0).out())
                .startsWith("REBUILT token");
        assertThat(type(admin, "projections verify token --watch").expect(0).out())
                .contains("passed");
        JsonNode over =
                type(admin, "projections verify token --watch --json").expect(0).json();
        assertThat(over.path("state").asString()).isEqualTo("AUDITED");
        String run = over.path("id").asString();
        assertThat(type(admin, "projections runs").expect(0).out())
                .contains(run)
                .contains("PASSED");
        assertThat(type(admin, "projections watch " + run).expect(0).out()).contains("passed");
        type(admin, "projections cancel " + run).expect(5);
        type(admin, "projections rebuild nothing").expect(5);
        type(admin, "projections watch " + NOBODY).expect(5);
    }

    @Test
    void a_view_that_says_something_else_than_the_log_ends_with_1_and_names_the_row() {
        String token = newToken();
        sql.sql("update read.api_token set name = 'not what it was' where id = cast(? as uuid)")
                .param(token)
                .update();

        Typed verified = type(admin, "projections verify token --watch").expect(1);

        assertThat(verified.out()).contains("DIFFERS").contains("DIFFERENT api_token id=" + token + " in name");
        type(admin, "projections rebuild token --watch").expect(0);
        type(admin, "projections verify token --watch").expect(0);
    }

    @Test
    void dead_letters_are_seen_tried_again_and_discarded() {
        String letter = parked();
        Typed list = type(admin, "deadletters list --processor view-token").expect(0);
        assertThat(list.out()).contains(letter).contains("token.revoked");
        Typed retried = type(admin, "deadletters retry " + letter).expect(1);
        assertThat(retried.out()).startsWith(letter + ": ");
        type(admin, "deadletters retry --processor view-token").expect(1);
        type(admin, "deadletters retry --processor view-nothing").expect(5);
        type(admin, "deadletters discard " + letter + " --reason test").expect(0);
        type(admin, "deadletters discard " + letter + " --reason test").expect(5);
        assertThat(type(admin, "deadletters list --processor view-token --json")
                        .expect(0)
                        .json())
                .isEmpty();
        type(admin, "deadletters retry --processor view-token").expect(0);
    }

    @Test
    void a_token_is_shown_once_alone_and_good_until_it_is_revoked() {
        Person owner = reeve.person();
        Typed created = type(admin, "token create --name laptop --expires-in 1d --user " + owner.id())
                .expect(0);
        String token = created.out().strip();
        assertThat(token).matches("lsk_\\S{40,}");

        Visitor laptop = reeve.visitor().bearing(token);
        Typed list = type(laptop, "token list").expect(0);
        assertThat(list.out()).contains("laptop").doesNotContain("lsk_");
        String id = type(laptop, "token list --json")
                .expect(0)
                .json()
                .valueStream()
                .filter(one -> one.path("name").asString().equals("laptop"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        type(laptop, "token revoke " + id).expect(0);
        Typed late = type(laptop, "token list").expect(4);
        assertThat(late.err()).contains("does not know this token").doesNotContain("lsk_");
        type(reeve.visitor(), "token list").expect(4);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"USER", "APP_ADMIN", "READ_ONLY_ADMIN", "AUDITOR", "APPSTORE_READ_ONLY_ADMIN"})
    void nobody_but_an_administrator_changes_anything(Role role) {
        Visitor other = somebody(role);
        String run = overRun();
        String tokenOfAnother = newToken();
        String letter = parked();
        long events = events();

        Stream.of(
                        "projections rebuild",
                        "projections rebuild token --watch",
                        "projections verify",
                        "projections verify token --watch",
                        "projections cancel " + run,
                        "deadletters retry --processor view-token",
                        "deadletters retry --all",
                        "deadletters retry " + letter,
                        "deadletters discard " + letter + " --reason because")
                .forEach(words -> refused(other, words, 4));
        refused(other, "token create --name mine --user " + NOBODY, 4, 5);
        refused(other, "token revoke " + tokenOfAnother, 4, 5); // what somebody may not know of is not there for them

        assertThat(events()).isEqualTo(events);
        type(admin, "deadletters discard " + letter + " --reason test").expect(0);
    }

    private void refused(Visitor caller, String words, Integer... exits) {
        Typed refused = type(caller, words);
        assertThat(refused.exit()).as(words + ": " + refused.err()).isIn((Object[]) exits);
        assertThat(refused.out()).as(words).isEmpty();
        assertThat(refused.err()).startsWith("reeve: ").doesNotContain("lsk_");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"USER", "APP_ADMIN", "APPSTORE_READ_ONLY_ADMIN"})
    void the_history_is_refused_to_who_may_not_read_everything(Role role) {
        Visitor other = somebody(role);
        Stream.of(
                        "projections list",
                        "projections runs",
                        "projections watch " + overRun(),
                        "deadletters list",
                        "audit events",
                        "audit export " + folder.resolve("refused.ndjson"),
                        "audit history person " + NOBODY,
                        "audit access",
                        "audit why " + NOBODY,
                        "audit evidence " + folder.resolve("refused.evidence") + " --about " + NOBODY,
                        "audit checkpoint",
                        "audit keys")
                .forEach(words -> assertThat(type(other, words).expect(4).out()).isEmpty());
        assertThat(folder.resolve("refused.evidence")).doesNotExist();
    }

    @Test
    void an_auditor_reads_what_happened_and_who_held_what_and_why() {
        Person holder = reeve.person();
        Desk desk = new Desk(reeve);
        String grant = desk.ask(holder, desk.app("", direct()), because("to help"));
        soon().until(() -> type(auditor, "audit why " + grant).exit() == 0
                && type(auditor, "audit access --person " + holder.id()).out().contains(grant));

        assertThat(type(auditor, "audit why " + grant).out())
                .contains("Held", "Granted", "Asked for", "access_request.requested");
        assertThat(type(auditor, "audit access --as-of 1 --person " + holder.id())
                        .expect(0)
                        .out())
                .doesNotContain(grant);
        assertThat(type(auditor, "audit access --json --person " + holder.id())
                        .expect(0)
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(type(auditor, "audit access --json --grant " + grant)
                        .expect(0)
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(type(auditor, "audit history request " + grant).expect(0).out())
                .contains("access_request.requested", "status: ");
        assertThat(type(auditor, "audit events --feature access_request --aggregate " + grant + " --limit 1")
                        .expect(0)
                        .out())
                .contains("access_request.requested");
        assertThat(type(auditor, "audit events --limit 2 --json")
                        .expect(0)
                        .out()
                        .lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"position\":"));
        assertThat(type(auditor, "audit events --limit 1 --form ocsf").expect(0).out())
                .contains("\"class_uid\":");
        type(auditor, "audit history nonsense " + grant).expect(5);
        type(auditor, "audit why " + UUID.randomUUID()).expect(5);
    }

    @Test
    void an_export_goes_on_where_it_ends_and_is_what_was_sealed_until_somebody_touches_it() throws IOException {
        Path file = folder.resolve("log.ndjson");
        Path keys = folder.resolve("keys");
        type(auditor, "audit keys " + keys).expect(0);
        String command = "audit export " + file + " --after 2 --to ";
        type(auditor, command + 10).expect(0);
        Files.writeString(
                file, Files.readString(file).substring(0, Files.readString(file).length() - 5));

        JsonNode done = type(auditor, command + 20 + " --json").expect(0).json();

        assertThat(done.path("added").asLong()).isEqualTo(11);
        assertThat(Files.readString(file).lines()).hasSize(18);
        assertThat(done.path("first").asLong()).isEqualTo(3);
        assertThat(done.path("last").asLong()).isEqualTo(20);
        assertThat(type(auditor, "audit verify export " + file).expect(0).out()).startsWith("PASS");
        // with the keys that were kept nobody is asked
        assertThat(offline("audit verify export " + file + " --key " + keys)
                        .expect(0)
                        .out())
                .contains("positions 3 to 20 of ");

        Files.writeString(file, Files.readString(file).replaceFirst("user\\.created|token\\.issued", "role.granted"));
        Typed touched =
                offline("audit verify export " + file + " --key " + keys).expect(1);
        assertThat(touched.out()).startsWith("FAIL").contains("position 3: role.granted", "not what was handed over");
        assertThat(type(auditor, "audit export " + file + " --form ocsf")
                        .expect(6)
                        .err())
                .contains("Name another file");
        assertThat(type(auditor, "audit verify export " + folder.resolve("none"))
                        .expect(6)
                        .err())
                .contains("There is no file");
    }

    @Test
    void a_checkpoint_that_was_kept_shows_whether_the_log_is_still_the_one_it_was() throws IOException {
        Path kept = folder.resolve("kept");
        type(auditor, "audit checkpoint " + kept).expect(0);
        newToken();
        assertThat(type(auditor, "audit verify checkpoint " + kept).expect(0).out())
                .startsWith("PASS")
                .contains("earlier: ");
        List<String> lines = Files.readAllLines(kept);
        Path other = folder.resolve("other");
        Files.writeString(other, String.join("\n", lines).replace(lines.get(1), "1") + "\n");
        assertThat(type(auditor, "audit verify checkpoint " + other).expect(1).out())
                .contains("not signed by a key that is trusted");
        Files.writeString(other, "nothing");
        type(auditor, "audit verify checkpoint " + other).expect(6);
    }

    @Test
    void evidence_is_gathered_checked_offline_and_no_more_when_it_was_touched() throws IOException {
        Person about = reeve.person();
        Path bundle = folder.resolve("bundle.ndjson");
        Path keys = folder.resolve("keys");
        type(auditor, "audit keys " + keys).expect(0);
        String gather = "audit evidence " + bundle + " --about " + about.id();
        // made, and given a token; sealed within a second
        soon().untilAsserted(() -> {
            Files.deleteIfExists(bundle);
            assertThat(type(auditor, gather + " --json")
                            .expect(0)
                            .json()
                            .path("picked")
                            .asLong())
                    .isEqualTo(2);
        });
        type(auditor, gather).expect(6);
        assertThat(offline("audit verify evidence " + bundle + " --key " + keys)
                        .expect(0)
                        .out())
                .startsWith("PASS")
                .contains("2 events are what was asked for");
        JsonNode checked = offline("audit verify evidence " + bundle + " --json --key " + keys)
                .expect(0)
                .json();
        assertThat(checked.path("passes").asBoolean()).isTrue();

        Files.writeString(bundle, Files.readString(bundle).replace("user.created", "user.erased!"));
        assertThat(offline("audit verify evidence " + bundle + " --key " + keys)
                        .expect(1)
                        .out())
                .startsWith("FAIL");
        assertThat(folder.toFile().list()).as("nothing half is left").hasSize(2);
    }

    @Test
    void the_whole_database_is_checked_against_the_tree_and_what_was_kept() {
        Path kept = folder.resolve("kept");
        type(auditor, "audit checkpoint " + kept).expect(0);
        Map<String, @Nullable String> login = new HashMap<>();
        login.put("PGUSER", reeve.database().user());
        login.put("PGPASSWORD", reeve.database().password());
        String command = "audit verify database " + reeve.database().url() + " --checkpoint " + kept;
        assertThat(Typed.in(folder, login, command.split(" ")).expect(0).out())
                .startsWith("PASS")
                .contains("held against a kept checkpoint");
        // nobody is refused wherever the tests run: the embedded server asks for no password
        login.put("PGUSER", "nobody");
        login.put("PGPASSWORD", "a secret");
        assertThat(Typed.in(folder, login, command.split(" ")).expect(4).err()).doesNotContain("a secret");
        Typed.in(folder, Map.of(), "audit", "verify", "database").expect(2);
        Typed.in(folder, login, "audit", "verify", "database", "jdbc:postgresql://127.0.0.1:1/reeve")
                .expect(3);
    }

    /** A run that is over, for whom it does not matter. */
    private String overRun() {
        return type(admin, "projections runs --json")
                .expect(0)
                .json()
                .valueStream()
                .filter(run -> !run.path("state").asString().equals("OPEN"))
                .findFirst()
                .orElseGet(() ->
                        type(admin, "projections verify token --watch --json").json())
                .path("id")
                .asString();
    }

    private Visitor somebody(Role role) {
        return (role == Role.USER ? reeve.person() : reeve.person(role)).door();
    }

    /** As the owner of the token that this visitor bears; words have no blanks. */
    private Typed type(Visitor visitor, String words) {
        Map<String, @Nullable String> variables = new HashMap<>();
        variables.put("REEVE_URL", visitor.door().toString());
        int bearer = visitor.headers().indexOf("Authorization");
        if (bearer >= 0) {
            variables.put("REEVE_TOKEN", visitor.headers().get(bearer + 1).substring("Bearer ".length()));
        }
        return Typed.in(folder, variables, words.split(" "));
    }

    /** Where there is no server. */
    private Typed offline(String words) {
        return Typed.in(folder, Map.of("REEVE_URL", "http://127.0.0.1:1"), words.split(" "));
    }

    private String newToken() {
        return admin.post("/api_tokens", "{\"name\":\"for a test of commands\"}")
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    /** Makes the view of tokens refuse an event, by taking the row it needs. */
    private String parked() {
        String token = newToken();
        sql.sql("delete from read.api_token where id = cast(? as uuid)")
                .param(token)
                .update();
        admin.delete("/api_tokens/" + token).expect(204);
        return soon().until(
                        () -> type(admin, "deadletters list --processor view-token --json")
                                .json()
                                .path(0)
                                .path("id")
                                .asString(""),
                        found -> !found.isEmpty());
    }

    private long events() {
        return sql.sql("select count(*) from reeve.event where name not like 'audit.%'")
                .query(Long.class)
                .single();
    }
}
