package io.reeve.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireNameTest {

    @ParameterizedTest
    @CsvSource({
        "id,id",
        "appId,app_id",
        "approversStage2,approvers_stage_2",
        "stage12Approvers,stage_12_approvers",
        "URL,u_r_l",
        "app_id,app_id"
    })
    void words_and_numbers_are_parted(String java, String wire) {
        assertThat(WireName.of(java)).isEqualTo(wire);
    }
}
