-- The log: every fact, in the order in which it was committed, without gaps. docs/log.md tells what a row means.
create table reeve.event (
    position       bigint      not null primary key,
    event_id       uuid        not null unique,
    aggregate_type text        not null,
    aggregate_id   text        not null,
    sequence       bigint      not null,
    name           text        not null,
    revision       text        not null,
    recorded_at    timestamptz not null,
    payload        bytea       not null,
    metadata       bytea       not null,
    leaf_hash      bytea       not null,
    unique (aggregate_id, sequence)
);

-- Who holds the lock of this one row may append; the row says where the log ends.
create table reeve.log_head (
    only_row    boolean     not null primary key default true check (only_row),
    position    bigint      not null,
    recorded_at timestamptz not null
);
insert into reeve.log_head (position, recorded_at) values (0, '-infinity');

-- What can be held by one owner only: an e-mail address, a name, the one open request.
create table reeve.reservation (
    scope text not null,
    value text not null,
    owner text not null,
    primary key (scope, value)
);

-- What a call with an Idempotency-Key answered, so that its repeat is answered the same, once the views show the events
-- that it wrote.
create table reeve.idempotency (
    scope       text        not null primary key,
    body_hash   text        not null,
    status      int         not null,
    ids         text[]      not null,
    recorded_at timestamptz not null,
    first_position bigint,
    last_position  bigint
);
create index idempotency_by_age on reeve.idempotency (recorded_at);

-- The keys that personal data in the log is encrypted with, themselves wrapped by the installation's key.
-- A row without a key is a person who was forgotten, for good.
create table reeve.person_key (
    person_id    text        not null primary key,
    wrapped_key  bytea,
    forgotten_at timestamptz,
    check ((wrapped_key is null) = (forgotten_at is not null))
);

-- A text that only the installation's key can open: tells a node that was given another key.
create table reeve.installation (
    only_row  boolean not null primary key default true check (only_row),
    key_check bytea   not null
);

-- For eyes: the log as JSON.
create view reeve.event_readable as
select position,
       event_id,
       aggregate_type,
       aggregate_id,
       sequence,
       name,
       revision,
       recorded_at,
       convert_from(payload, 'UTF8')::jsonb  as payload,
       convert_from(metadata, 'UTF8')::jsonb as metadata,
       encode(leaf_hash, 'hex')              as leaf_hash
from reeve.event;

-- Where the log stood just before a moment: the last position recorded earlier than it, 0 if there is none. Time never
-- falls as positions rise, and positions have no gaps, so halving finds it without an index over time.
create function reeve.position_before(moment timestamptz) returns bigint
    language plpgsql stable strict parallel safe
as
$$
declare
    low  bigint := 0;
    high bigint := (select position from reeve.log_head);
    mid  bigint;
begin
    while low < high loop
        mid := (low + high + 1) / 2;
        if (select recorded_at < moment from reeve.event where position = mid) then
            low := mid;
        else
            high := mid - 1;
        end if;
    end loop;
    return low;
end
$$;
