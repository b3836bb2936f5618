package io.reeve.api.scim;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.reeve.kernel.Condition;
import io.reeve.kernel.Condition.Comparison;
import io.reeve.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns a SCIM filter into one over the attributes {@code A} that can be searched; others are refused by name. */
final class FilterTranslation<A> {

    private final String schema;
    private final Function<String, @Nullable A> attributes;
    private final Map<String, Constant<A>> constants;

    /** An attribute that has the same value in every resource that has {@code owner}. */
    record Constant<A>(A owner, String value) {}

    /** Both get lower-case attribute paths, sub-attributes behind a dot; {@code attributes} finds what is searched. */
    FilterTranslation(String schema, Function<String, @Nullable A> attributes, Map<String, Constant<A>> constants) {
        this.schema = schema;
        this.attributes = attributes;
        this.constants = constants;
    }

    Condition<A> translate(@Nullable String filter) throws ScimException {
        return filter == null || filter.isBlank()
                ? new Condition.Everything<>()
                : translate(Filter.fromString(filter), UnaryOperator.identity());
    }

    A sortedBy(String path) throws BadRequestException {
        return attribute(name(Path.fromString(path)));
    }

    /** {@code whole} makes the name of an attribute from what it is called here, which is less within brackets. */
    private Condition<A> translate(Filter filter, UnaryOperator<String> whole) throws BadRequestException {
        return switch (filter.getFilterType()) {
            case AND -> new Condition.And<>(translateAll(filter.getCombinedFilters(), whole));
            case OR -> new Condition.Or<>(translateAll(filter.getCombinedFilters(), whole));
            case NOT -> new Condition.Not<>(translate(filter.getInvertedFilter(), whole));
            case COMPLEX_VALUE -> withinBrackets(filter.getValueFilter(), whole.apply(name(filter.getAttributePath())));
            case PRESENT -> new Condition.Present<>(owner(whole.apply(name(filter.getAttributePath()))));
            case EQUAL -> compare(filter, Comparison.EQUAL, whole);
            case NOT_EQUAL -> compare(filter, Comparison.NOT_EQUAL, whole);
            case CONTAINS -> compare(filter, Comparison.CONTAINS, whole);
            case STARTS_WITH -> compare(filter, Comparison.STARTS_WITH, whole);
            case ENDS_WITH -> compare(filter, Comparison.ENDS_WITH, whole);
            case GREATER_THAN -> compare(filter, Comparison.GREATER, whole);
            case GREATER_OR_EQUAL -> compare(filter, Comparison.GREATER_OR_EQUAL, whole);
            case LESS_THAN -> compare(filter, Comparison.LESS, whole);
            case LESS_OR_EQUAL -> compare(filter, Comparison.LESS_OR_EQUAL, whole);
        };
    }

    private List<Condition<A>> translateAll(List<Filter> filters, UnaryOperator<String> whole)
            throws BadRequestException {
        List<Condition<A>> translated = new ArrayList<>();
        for (Filter filter : filters) {
            translated.add(translate(filter, whole));
        }
        return translated;
    }

    /**
     * The sub-attributes of {@code name}. One whose name has a space in it, say, cannot be written as a path (RFC 7644,
     * 3.4.2.2): {@code label eq "..."} names it, and what else is compared is its {@code value}.
     */
    private Condition<A> withinBrackets(Filter filter, String name) throws BadRequestException {
        List<Filter> others = new ArrayList<>(parts(filter));
        for (Filter part : parts(filter)) {
            if (part.getFilterType() == FilterType.EQUAL
                    && name(part.getAttributePath()).equals("label")) {
                others.remove(part);
                String labelled = name + "." + value(part).toLowerCase(Locale.ROOT);
                return others.isEmpty()
                        ? new Condition.Present<>(attribute(labelled))
                        : new Condition.And<>(
                                translateAll(others, sub -> sub.equals("value") ? labelled : name + "." + sub));
            }
        }
        return translate(filter, sub -> name + "." + sub);
    }

    private static List<Filter> parts(Filter filter) {
        return filter.getFilterType() == FilterType.AND ? filter.getCombinedFilters() : List.of(filter);
    }

    private Condition<A> compare(Filter filter, Comparison comparison, UnaryOperator<String> whole)
            throws BadRequestException {
        String name = whole.apply(name(filter.getAttributePath()));
        Condition<A> present = new Condition.Present<>(owner(name));
        if (filter.getComparisonValue().isNull()) {
            return comparison == Comparison.NOT_EQUAL ? present : new Condition.Not<>(present);
        }
        String value = value(filter);
        Constant<A> constant = constants.get(name);
        if (constant == null) {
            return new Condition.Compare<>(attribute(name), comparison, value);
        }
        boolean holds = switch (comparison) {
            case EQUAL -> constant.value().equalsIgnoreCase(value);
            case NOT_EQUAL -> !constant.value().equalsIgnoreCase(value);
            default ->
                throw BadRequestException.invalidFilter(
                        "The attribute '" + name + "' is equal to something or not, nothing else.");
        };
        return holds ? present : new Condition.Not<A>(new Condition.Everything<A>());
    }

    private static String value(Filter comparison) throws BadRequestException {
        String value = comparison.getComparisonValue().asText();
        if (!Text.canBeKept(value)) {
            throw BadRequestException.invalidFilter(
                    "The value to compare '" + comparison.getAttributePath() + "' with: " + Text.WANTED);
        }
        return value;
    }

    /** What there must be for the attribute to have a value. */
    private A owner(String name) throws BadRequestException {
        Constant<A> constant = constants.get(name);
        return constant == null ? attribute(name) : constant.owner();
    }

    private A attribute(String name) throws BadRequestException {
        A attribute = attributes.apply(name);
        if (attribute == null) {
            throw BadRequestException.invalidFilter("The attribute '" + name + "' cannot be searched.");
        }
        return attribute;
    }

    private String name(Path path) {
        StringBuilder name = new StringBuilder();
        String urn = path.getSchemaUrn();
        if (urn != null && !urn.equalsIgnoreCase(schema)) {
            name.append(urn).append(':');
        }
        int start = name.length();
        for (Path.Element element : path) {
            name.append(name.length() > start ? "." : "").append(element.getAttribute());
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
