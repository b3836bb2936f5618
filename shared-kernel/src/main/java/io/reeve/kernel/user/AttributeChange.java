package io.reeve.kernel.user;

import org.jspecify.annotations.Nullable;

/**
 * One attribute of a person before and after. {@code field} is named as in the identity events of the API: {@code title},
 * {@code team}, {@code manager}, {@code start_date}, {@code end_date}, {@code email}, {@code given_name},
 * {@code family_name}, {@code user_name}, {@code employee_number}, or the label of a custom attribute.
 */
public record AttributeChange(
        String field, @Nullable String before, @Nullable String after) {}
