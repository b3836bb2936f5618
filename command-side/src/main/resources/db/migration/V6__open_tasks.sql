-- Tasks that somebody still has to act on, and with whom they are: what has to be looked at again when people come and go.
create table reeve.open_task (
    task_id    uuid    not null primary key,
    app_id     uuid    not null,
    -- whether it is with those whom the configuration names, or to whom it was given; otherwise with a fallback, or nobody
    settled    boolean not null,
    -- people and groups
    owners     uuid[]  not null,
    candidates uuid[]  not null
);
create index open_task_by_owner on reeve.open_task using gin (owners);
create index open_task_unsettled on reeve.open_task (app_id) where not settled;
