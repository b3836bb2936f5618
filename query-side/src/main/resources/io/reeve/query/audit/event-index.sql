-- Where in the log an id, an actor or a chain of causes is spoken of. A key is derived from what it stands for.
create table event_key (
    key      uuid   not null,
    position bigint not null,
    primary key (key, position)
);

-- Everything up to here is in the table above.
create table event_index_end (
    only_row boolean not null primary key check (only_row),
    position bigint  not null
) with (fillfactor = 50);
