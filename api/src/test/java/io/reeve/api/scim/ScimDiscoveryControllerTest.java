package io.reeve.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.http.DoorSettings;
import io.reeve.api.http.DoorSettings.DateTimeStyle;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

class ScimDiscoveryControllerTest {

    @BeforeEach
    void request() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    @AfterEach
    void noRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void a_bulk_request_may_be_as_large_as_any_other_body() {
        DoorSettings settings = new DoorSettings(DateTimeStyle.NAIVE, DataSize.ofMegabytes(3), Duration.ofSeconds(2));

        String configuration =
                new ScimDiscoveryController(settings).configuration().getBody();

        assertThat(JsonMapper.shared()
                        .readTree(configuration)
                        .at("/bulk/maxPayloadSize")
                        .asLong())
                .isEqualTo(3 << 20);
    }
}
