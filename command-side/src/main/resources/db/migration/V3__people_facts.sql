-- Who is who at this moment, as decisions need to know it. All of it follows from the log.

-- Profiles are what the people's records say, as JSON; of somebody who was erased nothing is left in them.
create table reeve.person (
    id      uuid  not null primary key,
    status  text  not null,
    profile jsonb not null
);

create table reeve.role_holder (
    user_id uuid not null,
    role    text not null,
    primary key (user_id, role)
);
create index role_holder_by_role on reeve.role_holder (role);

create table reeve.user_group (
    id                      uuid not null primary key,
    app_id                  uuid not null,
    integration_specific_id text not null
);
create index user_group_by_integration_id on reeve.user_group (app_id, integration_specific_id);

-- A row for everybody who is in a group; directory tells whether a directory put them there, perhaps beside grants.
create table reeve.membership (
    group_id  uuid    not null,
    user_id   uuid    not null,
    directory boolean not null,
    primary key (group_id, user_id)
);
create index membership_by_user on reeve.membership (user_id);

-- Tokens that were not revoked. Found by the beginning of the hash; the whole of it is compared by whoever asks, in a time
-- that does not depend on how much of it is right.
create table reeve.api_token (
    id         uuid not null primary key,
    user_id    uuid not null,
    hash       text not null,
    expires_at timestamptz
);
create index api_token_by_hash_prefix on reeve.api_token (left(hash, 16));

-- Finds parts of names in the views.
create extension if not exists pg_trgm schema reeve;
