package io.reeve.query.projection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.jdbc.core.simple.JdbcClient.ResultQuerySpec;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.KeyHolder;

/**
 * A statement of a handler while a copy is filled. An update is collected; whatever answers with rows is run at once, after
 * all that was collected before it.
 */
final class CollectedStatement implements StatementSpec {

    private final Collected collected;
    private final JdbcClient client;
    private final String sql;
    private final List<@Nullable Object> inOrder = new ArrayList<>();
    private final MapSqlParameterSource byName = new MapSqlParameterSource();
    private boolean named;

    CollectedStatement(Collected collected, JdbcClient client, String sql) {
        this.collected = collected;
        this.client = client;
        this.sql = sql;
    }

    @Override
    public StatementSpec withFetchSize(int fetchSize) {
        return this;
    }

    @Override
    public StatementSpec withMaxRows(int maxRows) {
        throw new UnsupportedOperationException("a handler that wants some rows only says so in its SQL");
    }

    @Override
    public StatementSpec withQueryTimeout(int timeout) {
        return this;
    }

    @Override
    public StatementSpec param(@Nullable Object value) {
        inOrder.add(value);
        return this;
    }

    @Override
    public StatementSpec param(int index, @Nullable Object value) {
        while (inOrder.size() < index) {
            inOrder.add(null);
        }
        inOrder.set(index - 1, value);
        return this;
    }

    @Override
    public StatementSpec param(int index, @Nullable Object value, int sqlType) {
        return param(index, new SqlParameterValue(sqlType, value));
    }

    @Override
    public StatementSpec param(String name, @Nullable Object value) {
        named = true;
        byName.addValue(name, value);
        return this;
    }

    @Override
    public StatementSpec param(String name, @Nullable Object value, int sqlType) {
        named = true;
        byName.addValue(name, value, sqlType);
        return this;
    }

    @Override
    public StatementSpec params(@Nullable Object... values) {
        inOrder.addAll(Arrays.asList(values));
        return this;
    }

    @Override
    public StatementSpec params(List<?> values) {
        inOrder.addAll(values);
        return this;
    }

    @Override
    public StatementSpec params(Map<String, ?> params) {
        params.forEach(this::param);
        return this;
    }

    @Override
    public StatementSpec paramSource(Object namedParamObject) {
        throw new UnsupportedOperationException("handlers name their parameters one by one");
    }

    @Override
    public StatementSpec paramSource(SqlParameterSource namedParamSource) {
        throw new UnsupportedOperationException("handlers name their parameters one by one");
    }

    @Override
    public ResultQuerySpec query() {
        return now().query();
    }

    @Override
    public <T> MappedQuerySpec<T> query(Class<T> mappedClass) {
        return now().query(mappedClass);
    }

    @Override
    public <T> MappedQuerySpec<T> query(RowMapper<T> rowMapper) {
        return now().query(rowMapper);
    }

    @Override
    public void query(RowCallbackHandler rch) {
        now().query(rch);
    }

    @Override
    @SuppressWarnings("NullAway") // as nullable as what it delegates to
    public <T> T query(ResultSetExtractor<T> rse) {
        return now().query(rse);
    }

    @Override
    public int update() {
        if (!named) {
            collected.add(sql, inOrder.toArray());
            return Collected.NOT_KNOWN_YET;
        }
        if (byName.getValues().values().stream().anyMatch(Collection.class::isInstance)) {
            return now().update(); // becomes another statement with each number of values
        }
        Collected.Named parsed = collected.named(sql);
        collected.add(parsed.plain(), NamedParameterUtils.buildValueArray(parsed.parsed(), byName, null));
        return Collected.NOT_KNOWN_YET;
    }

    @Override
    public int update(KeyHolder generatedKeyHolder) {
        return now().update(generatedKeyHolder);
    }

    @Override
    public int update(KeyHolder generatedKeyHolder, String... keyColumnNames) {
        return now().update(generatedKeyHolder, keyColumnNames);
    }

    private StatementSpec now() {
        try {
            collected.flush();
        } catch (SQLException e) {
            throw new UncategorizedSQLException("before a read", sql, e);
        }
        StatementSpec statement = client.sql(sql);
        return named ? statement.paramSource(byName) : statement.params(inOrder);
    }
}
