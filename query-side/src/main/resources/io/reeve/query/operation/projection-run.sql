-- Rebuilds and audits of views. position is that of the event that asked for it: the order in which they are done.
create table projection_run (
    id           uuid        not null primary key,
    position     bigint      not null,
    kind         text        not null,
    views        text[]      not null,
    versions     text,
    state        text        not null,
    requested_at timestamptz not null,
    ended_at     timestamptz,
    reason       text,
    audits       jsonb       not null,
    not_audited  text[]      not null
);
create index projection_run_in_order on projection_run (position);
create index projection_run_open on projection_run (position) where ended_at is null;
