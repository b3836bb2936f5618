-- One row for each request. position is that of the event that made it: the order of lists.
create table access_request (
    id            uuid        not null primary key,
    position      bigint      not null,
    requester     uuid        not null,
    target        uuid        not null,
    supporter     uuid,
    app_id        uuid        not null,
    permission_id uuid,
    status        text        not null,
    requested_at  timestamptz not null,
    seconds       bigint,
    expires_at    timestamptz,
    route         text        not null,
    last_stage    text,
    approved      text[]      not null default '{}'
) with (fillfactor = 80);

create unique index access_request_in_order on access_request (position);
create index access_request_by_target on access_request (target, position);
create index access_request_by_requester on access_request (requester, position);
create index access_request_by_status on access_request (status, position);
create index access_request_by_app on access_request (app_id, position);

-- What somebody wrote when the request reached a status.
create table access_request_note (
    request_id uuid not null,
    status     text not null,
    author     uuid not null,
    text       text not null,
    primary key (request_id, status)
);
-- for handlers
create index access_request_note_by_author on access_request_note (author);

-- People and groups before whom the request ever was.
create table access_request_viewer (
    viewer     uuid not null,
    request_id uuid not null,
    primary key (viewer, request_id)
);

-- Who is named admin of an app, as its settings have it.
create table access_request_app_admin (
    app_id uuid not null,
    admin  uuid not null,
    primary key (admin, app_id)
);
