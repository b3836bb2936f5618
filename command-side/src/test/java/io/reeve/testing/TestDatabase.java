package io.reeve.testing;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/** One database for one test class. */
public record TestDatabase(String url, String user, String password) {

    /** For {@code @DynamicPropertySource}: lets a Spring context use this database. */
    public void register(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", this::url);
        registry.add("spring.datasource.username", this::user);
        registry.add("spring.datasource.password", this::password);
    }

    /** Plain connections, no pool. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /** The last position of the log. */
    public long head() {
        return jdbc().sql("select position from reeve.log_head")
                .query(Long.class)
                .single();
    }
}
