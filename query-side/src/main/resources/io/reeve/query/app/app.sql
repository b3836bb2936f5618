create table app (
    id             uuid    not null primary key,
    name           text    not null,
    app_class_id   text    not null,
    instance_id    text    not null,
    source         text    not null,
    disconnected   boolean not null,
    in_app_store   boolean not null,
    visibility     text    not null,
    allowed_groups uuid[], -- null: everybody
    admin_users    uuid[]  not null,
    admin_groups   uuid[]  not null,
    -- name, id of the class and id of the instance in lower case, a line each: what a search for a part looks through
    searched       text    not null,
    details        jsonb   not null,
    settings       jsonb   not null
);
create index app_by_part on app using gin (searched reeve.gin_trgm_ops);
create index app_by_name on app (lower(name), id);
create index app_by_class on app (lower(app_class_id));
create index app_by_instance on app (lower(instance_id));
