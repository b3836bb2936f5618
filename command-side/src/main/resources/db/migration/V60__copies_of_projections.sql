-- Copies of views beside the live ones: how far they are filled, and which indexes are made after that. A live view that was
-- made by another version is outdated, until a copy takes its place.
alter table reeve.projection
    add column position bigint,
    add column pending  text[]  not null default '{}',
    add column outdated boolean not null default false;

-- How a rebuild or an audit of views is getting on, told by the node that does it.
create table reeve.projection_run_progress (
    run_id         uuid        not null primary key,
    node           text        not null,
    phase          text        not null,
    position       bigint      not null,
    until          bigint      not null,
    first_position bigint      not null,
    started_at     timestamptz not null,
    told_at        timestamptz not null
);
