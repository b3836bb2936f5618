package io.reeve.kernel.app;

import io.reeve.kernel.Rejection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The shelves of the AppStore. */
public enum AppCategory {
    ACCOUNTING_AND_FINANCE("Accounting & Finance"),
    MARKETING_AND_ANALYTICS("Marketing & Analytics"),
    CONTENT_AND_SOCIAL_MEDIA("Content & Social Media"),
    SALES_AND_SUPPORT("Sales & Support"),
    DESIGN_AND_CREATIVITY("Design & Creativity"),
    IT_AND_SECURITY("IT & Security"),
    DEVELOPERS("Developers"),
    HR_AND_LEARNING("HR & Learning"),
    OFFICE_AND_LEGAL("Office & Legal"),
    COMMUNICATION("Communication"),
    COLLABORATION("Collaboration"),
    COMMERCE_AND_MARKETPLACES("Commerce & Marketplaces"),
    OTHER("Other"),
    INTERNAL("Internal");

    private final String label;

    AppCategory(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(AppCategory::label).toList();
    }

    /** The category that a caller means by its label or its name; refused as invalid, naming all labels, when there is none. */
    public static AppCategory named(String text, String field) {
        return Arrays.stream(values())
                .filter(category ->
                        category.label.equals(text) || category.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Rejection.invalid(
                        field,
                        "app_category",
                        "Must be one of " + labels().stream().collect(Collectors.joining("', '", "'", "'")) + "."));
    }
}
