package io.reeve.testing;

import io.reeve.kernel.Rejection;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;

/** For {@code expectException}: the command was refused for this reason and no other. */
public final class Refused {

    private Refused() {}

    public static Matcher<Throwable> refused(String code) {
        return new FeatureMatcher<>(Matchers.equalTo(code), "refused with the code", "code") {
            @Override
            protected String featureValueOf(Throwable thrown) {
                return thrown instanceof Rejection rejection ? rejection.code() : thrown.toString();
            }
        };
    }
}
