-- Where in the log an id, an actor or a chain of causes is spoken of. A key is derived from what it stands for.
-- A copy is filled without its primary key: rows are only added, at random places of the largest index of all views.
create table event_key (
    key      uuid   not null,
    position bigint not null
);
alter table event_key add primary key (key, position);

-- Everything up to here is in the table above.
create table event_index_end (
    only_row boolean not null primary key check (only_row),
    position bigint  not null
) with (fillfactor = 50);
