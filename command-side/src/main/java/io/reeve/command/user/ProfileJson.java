package io.reeve.command.user;

import io.reeve.kernel.user.Profile;
import tools.jackson.databind.json.JsonMapper;

/** How profiles are kept among the facts. Of no concern to anybody else: the facts can be made anew at any time. */
final class ProfileJson {

    private final JsonMapper mapper = JsonMapper.builder().build();

    String write(Profile profile) {
        return mapper.writeValueAsString(profile);
    }

    Profile read(String json) {
        return mapper.readValue(json, Profile.class);
    }
}
