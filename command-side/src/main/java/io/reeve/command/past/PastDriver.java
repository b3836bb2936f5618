package io.reeve.command.past;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a database on which schema {@code reeve} is another one: {@code jdbc:reeve-past:SCHEMA:postgresql://...} leads
 * where {@code jdbc:postgresql://...} does, and every statement that names a table of {@code reeve} gets the one of that name
 * in {@code SCHEMA_log}. The schema is always written out in our statements, so none is missed; what is not in that schema is
 * an error and not the present.
 */
public final class PastDriver implements Driver {

    private static final String PREFIX = "jdbc:reeve-past:";
    private static final String JDBC = "jdbc:";

    /** Not what belongs to the extension for searching by parts of words, which has no past. */
    private static final Pattern OF_THE_LOG = Pattern.compile("\\breeve\\.(?!gin_trgm_ops\\b)(?=[a-z_])");

    private static final Set<String> TAKE_SQL = Set.of(
            "prepareStatement",
            "prepareCall",
            "nativeSQL",
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeLargeUpdate",
            "addBatch");

    static {
        try {
            DriverManager.registerDriver(new PastDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The address of the same database for those who are to see {@code schema}. */
    static String url(String schema, String present) {
        if (!present.startsWith(JDBC)) {
            throw new IllegalArgumentException("not the address of a database");
        }
        return PREFIX + schema + ":" + present.substring(JDBC.length());
    }

    /** Where the log of the past is that has its views in {@code schema}. */
    static String log(String schema) {
        return schema + "_log";
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        int end = url.indexOf(':', PREFIX.length());
        String schema = url.substring(PREFIX.length(), end);
        return seeing(
                Matcher.quoteReplacement(log(schema) + "."),
                Connection.class,
                DriverManager.getConnection(JDBC + url.substring(end + 1), properties));
    }

    private static <T> T seeing(String log, Class<T> type, T present) {
        return type.cast(Proxy.newProxyInstance(
                PastDriver.class.getClassLoader(), new Class<?>[] {type}, (_, method, given) -> {
                    Object[] arguments = given;
                    if (given != null && given.length > 0 && TAKE_SQL.contains(method.getName())) {
                        arguments = given.clone();
                        arguments[0] = OF_THE_LOG.matcher((String) given[0]).replaceAll(log);
                    }
                    try {
                        Object result = method.invoke(present, arguments);
                        return method.getName().equals("createStatement")
                                ? seeing(log, Statement.class, (Statement) result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
