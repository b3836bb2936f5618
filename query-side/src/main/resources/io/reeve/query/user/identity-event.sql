-- A row for each attribute that changed, where the history has it: at the position of the event, in the order of the event.
create table identity_event (
    position    bigint      not null,
    place       int         not null,
    id          uuid        not null,
    user_id     uuid        not null,
    detected_at timestamptz not null,
    field       text        not null,
    before      text,
    after       text,
    -- what an erasure takes away
    personal    boolean     not null,
    primary key (position, place)
);
-- for handlers
create index identity_event_by_person on identity_event (user_id, position, place);
create index identity_event_by_field on identity_event (field, position, place);
create index identity_event_by_time on identity_event (detected_at);
