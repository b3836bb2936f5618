package io.reeve.api.app;

import io.reeve.api.group.Group;
import io.reeve.api.user.User;
import java.util.List;

/** Who approves, or is admin. */
public record ApproversAnswer(List<Group> groups, List<User> users) {}
