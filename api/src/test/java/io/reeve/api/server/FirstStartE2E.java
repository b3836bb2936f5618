package io.reeve.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.Visitor;
import io.reeve.kernel.StartRefused;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.token.TokenId;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Primary;

class FirstStartE2E {

    private static final String NO_TOKEN_GIVEN = "reeve.bootstrap-token=";

    @TempDir
    Path folder;

    @Test
    void makes_one_administrator_and_tells_the_token_once_however_many_nodes_start() throws Exception {
        TestDatabase database = TestPostgres.freshDatabase();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Callable<RunningReeve> start = () -> start(database, NO_TOKEN_GIVEN);
            List<Future<RunningReeve>> nodes = both.invokeAll(List.of(start, start));
            try (RunningReeve one = nodes.get(0).get();
                    RunningReeve other = nodes.get(1).get()) {
                List<String> told = told(one, other);
                assertThat(told).hasSize(1);
                String token = tokenIn(told.getFirst());
                for (RunningReeve node : List.of(one, other)) {
                    assertThat(node.visitor()
                                    .bearing(token)
                                    .get("/users/current")
                                    .json()
                                    .get("email")
                                    .stringValue())
                            .isEqualTo("admin@localhost");
                    assertThat(node.visitor()
                                    .bearing(token)
                                    .get("/users")
                                    .json()
                                    .get("total")
                                    .intValue())
                            .isEqualTo(1);
                }
                assertThat(database.jdbc()
                                .sql("select name from reeve.event order by name")
                                .query(String.class)
                                .list())
                        .containsExactly("app.created", "role.granted", "token.issued", "user.created");
            }
        }
        try (RunningReeve later = start(database, NO_TOKEN_GIVEN)) {
            assertThat(told(later)).isEmpty();
            assertThat(folder.resolve("reeve.env"))
                    .as("the folder is not this node's")
                    .doesNotExist();
        }
    }

    @Test
    void takes_the_token_it_is_given_at_the_first_start_only() {
        TestDatabase database = TestPostgres.freshDatabase();
        try (RunningReeve first =
                start(database, "reeve.admin-email=chief@example.com", EmbeddedPostgres.HOLDS_DATA + "=true")) {
            assertThat(told(first)).isEmpty();
            assertThat(folder.resolve("reeve.env"))
                    .content()
                    .contains("REEVE_URL=")
                    .doesNotContain("lsk_");
            assertThat(first.admin().get("/users/current").json().get("email").stringValue())
                    .isEqualTo("chief@example.com");
            assertThat(first.admin().get("/apps/" + AppId.DIRECTORY).status()).isEqualTo(200);
        }
        String another = "lsk_" + "another".repeat(6);
        try (RunningReeve second =
                start(database, "reeve.bootstrap-token=" + another, "reeve.admin-email=somebody@example.com")) {
            assertThat(second.visitor().bearing(another).get("/users/current").status())
                    .isEqualTo(401);
            assertThat(second.admin().get("/users/current").status()).isEqualTo(200);
        }
    }

    @Test
    void a_token_that_a_node_could_not_tell_any_more_is_told_by_its_next_start_and_kept_until_revoked()
            throws Exception {
        TestDatabase database = TestPostgres.freshDatabase();
        String holds = EmbeddedPostgres.HOLDS_DATA + "=true";
        assertThatThrownBy(() ->
                        RunningReeve.startOn(database, Set.of(MuteOperator.class), settings(NO_TOKEN_GIVEN, holds)))
                .hasMessage("nobody listens any more");
        assertThat(permissions("first-token")).isEqualTo("rw-------");

        try (RunningReeve next = start(database, NO_TOKEN_GIVEN, holds)) {
            List<String> told = told(next);
            String token = tokenIn(told.getFirst());
            assertThat(told).hasSize(2);
            assertThat(told.getLast())
                    .contains(folder.resolve("reeve.env").toString())
                    .doesNotContain(token);
            Visitor admin = next.visitor().bearing(token);
            assertThat(admin.get("/users/current").status()).isEqualTo(200);
            assertThat(folder.resolve("first-token")).doesNotExist();

            Path kept = folder.resolve("reeve.env");
            assertThat(permissions("reeve.env")).isEqualTo("rw-------");
            String address = "REEVE_URL=http://127.0.0.1:" + admin.door().getPort();
            CommandLineFile file = next.part(CommandLineFile.class);
            file.refresh();
            assertThat(Files.readAllLines(kept)).containsExactly(address, "REEVE_TOKEN=" + token);
            admin.delete("/api_tokens/" + TokenId.FIRST).expect(204);
            file.refresh();
            assertThat(Files.readAllLines(kept)).containsExactly(address);
        }
    }

    @Test
    void is_told_by_one_of_those_that_share_a_data_folder() throws Exception {
        FirstToken one = new FirstToken("", folder);
        FirstToken other = new FirstToken("", folder);
        List<String> told = new CopyOnWriteArrayList<>();

        assertThat(one.secret().text()).isEqualTo(other.secret().text());
        one.tell(() -> {
            told.add("one");
            tell(other, told, "other, meanwhile");
        });
        tell(other, told, "other, afterwards");

        assertThat(told).containsExactly("one");
        assertThat(one.isUntold()).isFalse();
    }

    private static void tell(FirstToken token, List<String> told, String line) {
        assertThatCode(() -> token.tell(() -> told.add(line))).doesNotThrowAnyException();
    }

    @Test
    void is_refused_with_a_token_that_could_be_guessed() {
        for (String weak : List.of("lsk_short", "x".repeat(64), "lsk_" + "x".repeat(31))) {
            assertThatThrownBy(() -> new FirstToken(weak, folder)).as(weak).isInstanceOf(StartRefused.class);
        }
        assertThat(new FirstToken("lsk_" + "x".repeat(32), folder).isGiven()).isTrue();
        assertThat(new FirstToken("", folder).isGiven()).isFalse();
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private RunningReeve start(TestDatabase database, String... properties) {
        return RunningReeve.startOn(database, Set.of(ListeningOperator.class), settings(properties));
    }

    private String[] settings(String... properties) {
        return Stream.concat(Stream.of("reeve.data-dir=" + folder), Stream.of(properties))
                .toArray(String[]::new);
    }

    private static String tokenIn(String told) {
        return told.replaceFirst(".*(lsk_\\S+)$", "$1");
    }

    private static List<String> told(RunningReeve... nodes) {
        return List.of(nodes).stream()
                .flatMap(node -> node.part(ListeningOperator.class).told.stream())
                .toList();
    }

    @Primary
    static class MuteOperator extends Operator {

        @Override
        public void tell(String line) {
            throw new IllegalStateException("nobody listens any more");
        }
    }

    @Primary
    static class ListeningOperator extends Operator {

        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void tell(String line) {
            told.add(line);
        }
    }
}
