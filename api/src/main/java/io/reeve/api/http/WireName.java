package io.reeve.api.http;

/** How a Java name is spelled in JSON, in queries and in paths: {@code approversStage2} is {@code approvers_stage_2}. */
public final class WireName {

    private WireName() {}

    public static String of(String javaName) {
        StringBuilder name = new StringBuilder(javaName.length() + 4);
        for (int i = 0; i < javaName.length(); i++) {
            char c = javaName.charAt(i);
            boolean startsWord = Character.isUpperCase(c)
                    || (Character.isDigit(c) && i > 0 && !Character.isDigit(javaName.charAt(i - 1)));
            if (startsWord && i > 0) {
                name.append('_');
            }
            name.append(Character.toLowerCase(c));
        }
        return name.toString();
    }
}
