-- Tokens that were not revoked; nothing here lets anybody in.
create table api_token (
    id         uuid        not null primary key,
    user_id    uuid        not null,
    name       text        not null,
    created_at timestamptz not null,
    expires_at timestamptz
);
create index api_token_by_person on api_token (user_id, id);
