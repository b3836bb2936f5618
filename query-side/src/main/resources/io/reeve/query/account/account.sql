create table account (
    id            uuid        not null primary key,
    position      bigint      not null,
    app_id        uuid        not null,
    user_id       uuid        not null,
    status        text        not null,
    discovered_at timestamptz not null
);
create index account_by_age on account (position);
create index account_by_app on account (app_id, position);
create index account_by_user on account (user_id, position);
create index account_by_status on account (status, position);
create index account_by_discovery on account (discovered_at);

-- What an account holds now, and because of which request.
create table account_entitlement (
    account_id    uuid        not null,
    grant_id      uuid        not null,
    permission_id uuid,
    method        text        not null,
    granted_at    timestamptz not null,
    primary key (account_id, grant_id)
);
