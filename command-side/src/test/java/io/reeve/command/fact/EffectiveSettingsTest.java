package io.reeve.command.fact;

import static io.reeve.kernel.app.AccessLength.SEVEN_DAYS;
import static io.reeve.kernel.app.AccessLength.TWO_HOURS;
import static io.reeve.kernel.app.AccessLength.UNLIMITED;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.kernel.accessrequest.Stage;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.AppVisibility;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.app.GroupsProvisioning;
import io.reeve.kernel.app.Provisioning;
import io.reeve.kernel.app.RequestFlow;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.ApprovalOverride;
import io.reeve.kernel.permission.PermissionVisibility;
import io.reeve.kernel.permission.RequestConfig;
import io.reeve.kernel.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {

    private static final Approvers BOB = new Approvers(List.of(UserId.next()), List.of());
    private static final Approvers EVE = new Approvers(List.of(UserId.next()), List.of());
    private static final GroupId ENGINEERS = GroupId.next();

    @Test
    void stages_come_in_order_and_those_that_are_off_or_name_nobody_are_not_among_them() {
        assertThat(EffectiveSettings.of(app(true, true, BOB, EVE), null).stages())
                .containsExactly(
                        new Stage(Stage.Kind.MANAGER, Approvers.NONE),
                        new Stage(Stage.Kind.STAGE_1, BOB),
                        new Stage(Stage.Kind.STAGE_2, EVE));
        assertThat(EffectiveSettings.of(app(false, false, BOB, EVE), null).stages())
                .containsExactly(new Stage(Stage.Kind.STAGE_1, BOB));
        assertThat(EffectiveSettings.of(app(false, true, Approvers.NONE, Approvers.NONE), null)
                        .stages())
                .isEmpty();
    }

    @Test
    void a_permission_that_overrides_nothing_has_the_settings_of_its_app() {
        AppSettings app = app(true, true, BOB, EVE);
        EffectiveSettings ofPermission = EffectiveSettings.of(app, permission(null, null, null));
        assertThat(ofPermission).isEqualTo(EffectiveSettings.of(app, null));
    }

    @Test
    void a_permission_overrides_approval_groups_and_lengths_each_by_itself() {
        RequestConfig permission = permission(
                new AllowedGroups(AllowedGroups.Type.SPECIFIED_GROUPS, List.of(ENGINEERS)),
                new ApprovalOverride(false, false, EVE, Approvers.NONE),
                List.of(SEVEN_DAYS));
        EffectiveSettings settings = EffectiveSettings.of(app(true, true, BOB, EVE), permission);
        assertThat(settings.stages()).containsExactly(new Stage(Stage.Kind.STAGE_1, EVE));
        assertThat(settings.lengths()).containsExactly(SEVEN_DAYS);
        assertThat(settings.openTo(Set.of(ENGINEERS))).isTrue();
        assertThat(settings.openTo(Set.of(GroupId.next()))).isFalse();
    }

    @Test
    void what_is_hidden_or_not_in_the_store_is_not_offered() {
        AppSettings app = app(false, false, BOB, EVE);
        assertThat(EffectiveSettings.of(app, null).offered()).isTrue();
        assertThat(EffectiveSettings.of(AppSettings.INITIAL, null).offered()).isFalse();
        assertThat(EffectiveSettings.of(app, hidden()).offered()).isFalse();
    }

    @Test
    void a_length_on_no_list_will_do_when_it_is_not_longer_than_the_longest() {
        EffectiveSettings settings = lasting(TWO_HOURS, SEVEN_DAYS);
        assertThat(settings.admits(Duration.ofHours(1))).isTrue();
        assertThat(settings.admits(Duration.ofDays(7))).isTrue();
        assertThat(settings.admits(Duration.ofDays(7).plusSeconds(1))).isFalse();
        assertThat(settings.admits(null)).isFalse();
    }

    @Test
    void unlimited_or_no_list_admits_any_length() {
        assertThat(lasting(TWO_HOURS, UNLIMITED).admits(null)).isTrue();
        assertThat(lasting(TWO_HOURS, UNLIMITED).admits(Duration.ofDays(400))).isTrue();
        assertThat(lasting().admits(null)).isTrue();
        assertThat(lasting().admits(Duration.ofDays(400))).isTrue();
    }

    @Test
    void a_group_makes_it_a_group_grant_and_the_app_decides_otherwise() {
        RequestConfig grouped = new RequestConfig(
                PermissionVisibility.VISIBLE, null, null, null, null, null, null, ENGINEERS, null, null, null);
        assertThat(EffectiveSettings.of(direct(), grouped).method()).isEqualTo(ProvisioningMethod.GROUP);
        assertThat(EffectiveSettings.of(direct(), null).method()).isEqualTo(ProvisioningMethod.DIRECT);
        assertThat(lasting().method()).isEqualTo(ProvisioningMethod.MANUAL);
    }

    private static EffectiveSettings lasting(AccessLength... lengths) {
        return EffectiveSettings.of(app(false, false, BOB, EVE), permission(null, null, List.of(lengths)));
    }

    private static RequestConfig permission(
            @Nullable AllowedGroups groups, @Nullable ApprovalOverride approval, @Nullable List<AccessLength> lengths) {
        return new RequestConfig(
                PermissionVisibility.VISIBLE, groups, approval, null, lengths, null, null, null, null, null, null);
    }

    private static RequestConfig hidden() {
        return new RequestConfig(
                PermissionVisibility.HIDDEN, null, null, null, null, null, null, null, null, null, null);
    }

    private static AppSettings direct() {
        Provisioning initial = AppSettings.INITIAL.provisioning();
        return new AppSettings(
                "",
                null,
                AppSettings.INITIAL.requestFlow(),
                new Provisioning(
                        GroupsProvisioning.DIRECT_TO_USER,
                        initial.timeBasedAccess(),
                        false,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null),
                true);
    }

    private static AppSettings app(boolean manager, boolean second, Approvers stage1, Approvers stage2) {
        return new AppSettings(
                "",
                null,
                new RequestFlow(
                        AppVisibility.FULL,
                        "",
                        manager,
                        second,
                        AllowedGroups.ALL,
                        stage1,
                        stage2,
                        Approvers.NONE,
                        null),
                AppSettings.INITIAL.provisioning(),
                true);
    }
}
