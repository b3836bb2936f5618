package io.reeve.query.operation;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param audit whether all views are audited once a day
 * @param auditAt when, in UTC
 */
@ConfigurationProperties("reeve.projections")
record OperationSettings(
        @DefaultValue("true") boolean audit,
        @DefaultValue("03:00") LocalTime auditAt) {}
