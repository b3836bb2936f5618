package io.reeve.api.app;

import io.reeve.api.group.Group;
import io.reeve.kernel.app.AllowedGroups;
import java.util.List;

/** Who may ask. */
public record AllowedGroupsAnswer(AllowedGroups.Type type, List<Group> groups) {}
