package io.reeve.api.scim;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import io.reeve.kernel.Condition;
import io.reeve.kernel.Condition.Comparison;
import io.reeve.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a SCIM filter into one over the attributes {@code A} that can be searched; others are refused by name. */
final class FilterTranslation<A extends Enum<A>> {

    private final String schema;
    private final Map<String, A> attributes;
    private final Map<String, Constant<A>> constants;

    /** An attribute that has the same value in every resource that has {@code owner}. */
    record Constant<A>(A owner, String value) {}

    /** Both map lower-case attribute paths, sub-attributes behind a dot, {@code attributes} to what is searched. */
    FilterTranslation(String schema, Map<String, A> attributes, Map<String, Constant<A>> constants) {
        this.schema = schema;
        this.attributes = attributes;
        this.constants = constants;
    }

    Condition<A> translate(@Nullable String filter) throws ScimException {
        return filter == null || filter.isBlank()
                ? new Condition.Everything<>()
                : translate(Filter.fromString(filter), "");
    }

    A sortedBy(String path) throws BadRequestException {
        return attribute(name(Path.fromString(path), ""));
    }

    private Condition<A> translate(Filter filter, String prefix) throws BadRequestException {
        return switch (filter.getFilterType()) {
            case AND -> new Condition.And<>(translateAll(filter.getCombinedFilters(), prefix));
            case OR -> new Condition.Or<>(translateAll(filter.getCombinedFilters(), prefix));
            case NOT -> new Condition.Not<>(translate(filter.getInvertedFilter(), prefix));
            case COMPLEX_VALUE -> translate(filter.getValueFilter(), name(filter.getAttributePath(), prefix) + ".");
            case PRESENT -> new Condition.Present<>(owner(name(filter.getAttributePath(), prefix)));
            case EQUAL -> compare(filter, Comparison.EQUAL, prefix);
            case NOT_EQUAL -> compare(filter, Comparison.NOT_EQUAL, prefix);
            case CONTAINS -> compare(filter, Comparison.CONTAINS, prefix);
            case STARTS_WITH -> compare(filter, Comparison.STARTS_WITH, prefix);
            case ENDS_WITH -> compare(filter, Comparison.ENDS_WITH, prefix);
            case GREATER_THAN -> compare(filter, Comparison.GREATER, prefix);
            case GREATER_OR_EQUAL -> compare(filter, Comparison.GREATER_OR_EQUAL, prefix);
            case LESS_THAN -> compare(filter, Comparison.LESS, prefix);
            case LESS_OR_EQUAL -> compare(filter, Comparison.LESS_OR_EQUAL, prefix);
        };
    }

    private List<Condition<A>> translateAll(List<Filter> filters, String prefix) throws BadRequestException {
        List<Condition<A>> translated = new ArrayList<>();
        for (Filter filter : filters) {
            translated.add(translate(filter, prefix));
        }
        return translated;
    }

    private Condition<A> compare(Filter filter, Comparison comparison, String prefix) throws BadRequestException {
        String name = name(filter.getAttributePath(), prefix);
        Condition<A> present = new Condition.Present<>(owner(name));
        if (filter.getComparisonValue().isNull()) {
            return comparison == Comparison.NOT_EQUAL ? present : new Condition.Not<>(present);
        }
        String value = filter.getComparisonValue().asText();
        if (!Text.canBeKept(value)) {
            throw BadRequestException.invalidFilter(
                    "The value to compare '" + filter.getAttributePath() + "' with: " + Text.WANTED);
        }
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

    /** What there must be for the attribute to have a value. */
    private A owner(String name) throws BadRequestException {
        Constant<A> constant = constants.get(name);
        return constant == null ? attribute(name) : constant.owner();
    }

    private A attribute(String name) throws BadRequestException {
        A attribute = attributes.get(name);
        if (attribute == null) {
            throw BadRequestException.invalidFilter("The attribute '" + name + "' cannot be searched.");
        }
        return attribute;
    }

    private String name(Path path, String prefix) {
        StringBuilder name = new StringBuilder(prefix);
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
