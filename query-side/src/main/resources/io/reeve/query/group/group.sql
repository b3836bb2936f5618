create table user_group (
    id                      uuid        not null primary key,
    name                    text        not null,
    description             text        not null,
    app_id                  uuid        not null,
    integration_specific_id text        not null,
    external_id             text,
    created_at              timestamptz not null,
    changed_at              timestamptz not null,
    version                 bigint      not null
);
create index user_group_by_part on user_group using gin (lower(name) reeve.gin_trgm_ops);
create index user_group_by_name on user_group (lower(name) text_pattern_ops);
create index user_group_by_integration_id on user_group (integration_specific_id);
create index user_group_by_external_id on user_group (lower(external_id) text_pattern_ops);
create index user_group_by_app on user_group (app_id, id);
create index user_group_by_creation on user_group (created_at, id);
create index user_group_by_change on user_group (changed_at, id);
