package io.reeve.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;
import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.Queries;
import io.reeve.api.scim.FilterTranslation.Constant;
import io.reeve.kernel.Slice;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.CountDirectoryMembers;
import io.reeve.kernel.group.FindGroup;
import io.reeve.kernel.group.FindGroupInTheLog;
import io.reeve.kernel.group.GroupAttribute;
import io.reeve.kernel.group.GroupCommand.ChangeMembers;
import io.reeve.kernel.group.GroupCommand.CreateGroup;
import io.reeve.kernel.group.GroupCommand.DeleteGroup;
import io.reeve.kernel.group.GroupCommand.MemberChange;
import io.reeve.kernel.group.GroupCommand.ReviseGroup;
import io.reeve.kernel.group.GroupCommand.ReviseGroup.Words;
import io.reeve.kernel.group.GroupCommand.UpdateGroup;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupView;
import io.reeve.kernel.group.ListDirectoryMembers;
import io.reeve.kernel.group.SearchGroups;
import io.reeve.kernel.user.UserId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Groups as SCIM resources. Their members are those whom the directory put there: whom a grant put there is neither shown
 * nor touched, else a provider that writes back what it read would make grants permanent.
 */
@Component
final class ScimGroups implements ScimResources {

    private static final FilterTranslation<GroupAttribute> FILTER = new FilterTranslation<>(
            Urns.GROUP,
            Map.of(
                    "id", GroupAttribute.ID,
                    "displayname", GroupAttribute.NAME,
                    "externalid", GroupAttribute.EXTERNAL_ID,
                    "members", GroupAttribute.MEMBER,
                    "members.value", GroupAttribute.MEMBER,
                    "meta.created", GroupAttribute.CREATED,
                    "meta.lastmodified", GroupAttribute.CHANGED)::get,
            Map.of("members.type", new Constant<>(GroupAttribute.MEMBER, "User")));

    private static final Patches PATCHES = new Patches(Declared.by(Urns.GROUP));

    /** In one page, which RFC 7644, 3.4.2.4 lets be shorter than was asked for. */
    private static final int MOST_MEMBERS = 20_000;

    private final Commands commands;
    private final Queries queries;

    ScimGroups(Commands commands, Queries queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @Override
    public ObjectNode create(Call call, ObjectNode body, Shown shown) throws ScimException {
        String name = name(body);
        String externalId = Json.text(body, "externalId");
        Set<UserId> members = members(body.path("members"));
        GroupId created = commands.make(
                call,
                GroupId.next(),
                GroupId::of,
                id -> new CreateGroup(id, name, "", AppId.DIRECTORY, externalId, members));
        return toScim(List.of(queries.find(new FindGroupInTheLog(created), "group")), shown)
                .getFirst();
    }

    @Override
    public ObjectNode read(String id, Shown shown) throws ScimException {
        return toScim(List.of(find(id)), shown).getFirst();
    }

    @Override
    public ScimList list(@Nullable String filter, ListRequest request, Shown shown) throws ScimException {
        GroupAttribute sortBy = request.sortBy() == null ? GroupAttribute.CREATED : FILTER.sortedBy(request.sortBy());
        Slice<GroupView> found = queries.ask(new SearchGroups(
                FILTER.translate(filter), sortBy, request.descending(), request.offset(), request.count()));
        List<GroupView> page = shown.shows("members") ? thatFit(found.items()) : found.items();
        return new ScimList(toScim(page, shown), found.total());
    }

    @Override
    public ObjectNode replace(Call call, String id, ObjectNode body, @Nullable Set<Long> expected, Shown shown)
            throws ScimException {
        GroupView group = find(id);
        commands.send(
                call,
                new UpdateGroup(
                        group.id(),
                        name(body),
                        group.description(),
                        Json.text(body, "externalId"),
                        new MemberChange.Exactly(members(body.path("members"))),
                        expected));
        return read(id, shown);
    }

    /**
     * Members are joined and left by what the patch names, so that a large group need not be read to change it, and many
     * can join at once. The rest of the group is changed where the patch makes it different, so nobody is overlooked there.
     */
    @Override
    public ObjectNode patch(Call call, String id, ObjectNode body, @Nullable Set<Long> expected, Shown shown)
            throws ScimException {
        MemberPatch members = new MemberPatch();
        List<PatchOperation> others = new ArrayList<>();
        for (PatchOperation operation : PATCHES.parse(body)) {
            if (!members.takes(operation)) {
                others.add(operation);
            }
        }
        if (others.isEmpty()) {
            commands.send(call, new ChangeMembers(find(id).id(), members.change(), expected));
            return read(id, shown);
        }
        GroupView group = find(id);
        ObjectNode seen = withoutMembers(group);
        ObjectNode wanted = seen.deepCopy();
        for (PatchOperation operation : others) {
            operation.apply(wanted);
        }
        commands.send(call, new ReviseGroup(group.id(), words(seen), words(wanted), members.change(), expected));
        return read(id, shown);
    }

    @Override
    public void delete(Call call, String id, @Nullable Set<Long> expected) throws ScimException {
        commands.send(call, new DeleteGroup(find(id).id(), expected));
    }

    /** The people in a list of member values; a list may be given as one value. */
    static Set<UserId> members(JsonNode values) throws BadRequestException {
        Set<UserId> members = new LinkedHashSet<>();
        for (JsonNode member : values.isTextual() ? List.of(values) : Json.list(values, "members")) {
            members.add(member(member.isTextual() ? member.textValue() : Json.text(member, "value")));
        }
        return members;
    }

    static UserId member(@Nullable String value) throws BadRequestException {
        try {
            if (value != null) {
                return UserId.of(value);
            }
        } catch (IllegalArgumentException e) {
            throw BadRequestException.invalidValue("A member's value is the id of no user: " + value);
        }
        throw BadRequestException.invalidValue("A member needs a value.");
    }

    private GroupView find(String id) throws ScimException {
        try {
            return queries.ask(new FindGroup(GroupId.of(id))).orElseThrow(() -> noGroup(id));
        } catch (IllegalArgumentException e) {
            throw noGroup(id);
        }
    }

    private static ResourceNotFoundException noGroup(String id) {
        return new ResourceNotFoundException("No group has the id " + id + ".");
    }

    /** The page ends before the group whose members would be too many; the first is shown whatever it has. */
    private List<GroupView> thatFit(List<GroupView> groups) {
        Map<GroupId, Long> counts =
                queries.ask(new CountDirectoryMembers(ids(groups))).members();
        long members = 0;
        for (int i = 0; i < groups.size(); i++) {
            members += counts.getOrDefault(groups.get(i).id(), 0L);
            if (members > MOST_MEMBERS && i > 0) {
                return groups.subList(0, i);
            }
        }
        return groups;
    }

    private static Set<GroupId> ids(List<GroupView> groups) {
        return groups.stream().map(GroupView::id).collect(Collectors.toSet());
    }

    private List<ObjectNode> toScim(List<GroupView> groups, Shown shown) throws ScimException {
        if (!shown.shows("members")) {
            return groups.stream().map(ScimGroups::withoutMembers).toList();
        }
        Map<GroupId, List<UserId>> members =
                queries.ask(new ListDirectoryMembers(ids(groups))).members();
        return groups.stream()
                .map(group -> withMembers(group, members.getOrDefault(group.id(), List.of())))
                .toList();
    }

    private static ObjectNode withMembers(GroupView group, List<UserId> members) {
        ObjectNode scim = withoutMembers(group);
        ArrayNode list = scim.putArray("members");
        Locations locations = Locations.ofThisRequest();
        for (UserId member : members) {
            list.addObject()
                    .put("value", member.toString())
                    .put("$ref", locations.user(member))
                    .put("type", "User");
        }
        return scim;
    }

    private static ObjectNode withoutMembers(GroupView group) {
        Locations locations = Locations.ofThisRequest();
        ObjectNode scim = Json.object();
        scim.putArray("schemas").add(Urns.GROUP);
        scim.put("id", group.id().toString());
        if (group.externalId() != null) {
            scim.put("externalId", group.externalId());
        }
        scim.put("displayName", group.name());
        scim.set(
                "meta",
                locations.meta(
                        "Group",
                        locations.group(group.id()),
                        group.createdAt(),
                        group.changedAt(),
                        Versions.etag(group.version())));
        return scim;
    }

    private static Words words(ObjectNode body) throws BadRequestException {
        return new Words(name(body), Json.text(body, "externalId"));
    }

    private static String name(ObjectNode body) throws BadRequestException {
        String name = Json.text(body, "displayName");
        if (name == null) {
            throw BadRequestException.invalidValue("The attribute 'displayName' is required.");
        }
        return name;
    }
}
