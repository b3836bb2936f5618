-- Who held what, from the position at which it was granted to the one at which it was taken away. Never updated but by its
-- end, and never deleted: the past is a look-up like the present.
create table access (
    account_id    uuid        not null,
    grant_id      uuid        not null,
    app_id        uuid        not null,
    user_id       uuid        not null,
    permission_id uuid,
    method        text        not null,
    granted       bigint      not null,
    held          int8range   not null,
    granted_at    timestamptz not null,
    ended_at      timestamptz,
    primary key (account_id, grant_id)
);
create index access_by_time on access using gist (held);
create index access_by_start on access (granted);
create index access_by_app on access (app_id, granted);
create index access_by_user on access (user_id, granted);
create index access_by_permission on access (permission_id, granted);
create index access_by_grant on access (grant_id);
