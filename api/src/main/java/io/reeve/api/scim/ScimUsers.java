package io.reeve.api.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;
import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.Queries;
import io.reeve.api.scim.FilterTranslation.Constant;
import io.reeve.kernel.Slice;
import io.reeve.kernel.group.GroupView;
import io.reeve.kernel.group.ListGroupsOfUsers;
import io.reeve.kernel.user.FindUser;
import io.reeve.kernel.user.FindUserInTheLog;
import io.reeve.kernel.user.PersonAttribute;
import io.reeve.kernel.user.PersonAttribute.Common;
import io.reeve.kernel.user.PersonAttribute.Custom;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.SearchPeople;
import io.reeve.kernel.user.UserCommand.CreateUser;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserCommand.ReviseUser;
import io.reeve.kernel.user.UserCommand.ReviseUser.State;
import io.reeve.kernel.user.UserCommand.UpdateUser;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import io.reeve.kernel.user.UserView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People as SCIM resources. */
@Component
final class ScimUsers implements ScimResources {

    private static final Map<String, PersonAttribute> ATTRIBUTES = Map.ofEntries(
            Map.entry("id", Common.ID),
            Map.entry("username", Common.USER_NAME),
            Map.entry("externalid", Common.EXTERNAL_ID),
            Map.entry("displayname", Common.DISPLAY_NAME),
            Map.entry("name.formatted", Common.DISPLAY_NAME),
            Map.entry("name.givenname", Common.GIVEN_NAME),
            Map.entry("name.familyname", Common.FAMILY_NAME),
            Map.entry("emails", Common.EMAIL),
            Map.entry("emails.value", Common.EMAIL),
            Map.entry("title", Common.TITLE),
            Map.entry("active", Common.ACTIVE),
            Map.entry("groups", Common.GROUP),
            Map.entry("groups.value", Common.GROUP),
            Map.entry("meta.created", Common.CREATED),
            Map.entry("meta.lastmodified", Common.CHANGED),
            Map.entry(extended(Urns.ENTERPRISE, "department"), Common.TEAM),
            Map.entry(extended(Urns.ENTERPRISE, "employeenumber"), Common.EMPLOYEE_NUMBER),
            Map.entry(extended(Urns.ENTERPRISE, "manager"), Common.MANAGER),
            Map.entry(extended(Urns.ENTERPRISE, "manager.value"), Common.MANAGER),
            Map.entry(extended(Urns.REEVE, "startdate"), Common.START_DATE),
            Map.entry(extended(Urns.REEVE, "enddate"), Common.END_DATE));

    private static final String CUSTOM = extended(Urns.REEVE, "customattributes.");

    private static final FilterTranslation<PersonAttribute> FILTER = new FilterTranslation<>(
            Urns.USER,
            name -> name.startsWith(CUSTOM) ? new Custom(name.substring(CUSTOM.length())) : ATTRIBUTES.get(name),
            Map.of(
                    "emails.type", new Constant<>(Common.EMAIL, "work"),
                    "emails.primary", new Constant<>(Common.EMAIL, "true"),
                    "groups.type", new Constant<>(Common.GROUP, "direct")));

    private static final Patches PATCHES = new Patches(Declared.by(Urns.USER, Urns.ENTERPRISE, Urns.REEVE));

    private final Commands commands;
    private final Queries queries;

    ScimUsers(Commands commands, Queries queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @Override
    public ObjectNode create(Call call, ObjectNode body, Shown shown) throws ScimException {
        Profile profile = UserMapping.profile(body);
        UserStatus status = UserMapping.status(body);
        UserId created = commands.make(call, UserId.next(), UserId::of, id -> new CreateUser(id, profile, status));
        return toScim(List.of(queries.find(new FindUserInTheLog(created), "user")))
                .getFirst();
    }

    @Override
    public ObjectNode read(String id, Shown shown) throws ScimException {
        return toScim(List.of(find(id))).getFirst();
    }

    @Override
    public ScimList list(@Nullable String filter, ListRequest request, Shown shown) throws ScimException {
        PersonAttribute sortBy = request.sortBy() == null ? Common.CREATED : FILTER.sortedBy(request.sortBy());
        Slice<UserView> found = queries.ask(new SearchPeople(
                FILTER.translate(filter), sortBy, request.descending(), request.offset(), request.count()));
        return new ScimList(toScim(found.items()), found.total());
    }

    @Override
    public ObjectNode replace(Call call, String id, ObjectNode body, @Nullable Set<Long> expected, Shown shown)
            throws ScimException {
        UserId userId = find(id).id();
        commands.send(call, new UpdateUser(userId, UserMapping.profile(body), UserMapping.status(body), expected));
        return read(id, shown);
    }

    @Override
    public ObjectNode patch(Call call, String id, ObjectNode body, @Nullable Set<Long> expected, Shown shown)
            throws ScimException {
        List<PatchOperation> operations = PATCHES.parse(body);
        UserView user = find(id);
        ObjectNode seen = UserMapping.withoutMadeNames(toScim(List.of(user)).getFirst());
        ObjectNode wanted = seen.deepCopy();
        for (PatchOperation operation : operations) {
            Patches.apply(operation, wanted);
        }
        commands.send(call, new ReviseUser(user.id(), state(seen), state(wanted), expected));
        return read(id, shown);
    }

    private static State state(ObjectNode scim) throws ScimException {
        return new State(UserMapping.profile(scim), UserMapping.status(scim));
    }

    @Override
    public void delete(Call call, String id, @Nullable Set<Long> expected) throws ScimException {
        commands.send(call, new DeactivateUser(find(id).id(), expected));
    }

    private UserView find(String id) throws ScimException {
        try {
            return queries.ask(new FindUser(UserId.of(id)))
                    .filter(user -> user.status() != UserStatus.INACTIVE)
                    .orElseThrow(() -> noUser(id));
        } catch (IllegalArgumentException e) {
            throw noUser(id);
        }
    }

    private static ResourceNotFoundException noUser(String id) {
        return new ResourceNotFoundException("No user has the id " + id + ".");
    }

    private List<ObjectNode> toScim(List<UserView> users) {
        Map<UserId, List<GroupView>> groups = users.isEmpty()
                ? Map.of()
                : queries.ask(new ListGroupsOfUsers(
                                users.stream().map(UserView::id).toList()))
                        .groups();
        Locations locations = Locations.ofThisRequest();
        return users.stream()
                .map(user -> UserMapping.toScim(user, groups.getOrDefault(user.id(), List.of()), locations))
                .toList();
    }

    private static String extended(String schema, String attribute) {
        return schema.toLowerCase(Locale.ROOT) + ":" + attribute;
    }
}
