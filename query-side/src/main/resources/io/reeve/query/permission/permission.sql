create table permission (
    id                 uuid    not null primary key,
    app_id             uuid    not null,
    type               text    not null,
    label              text    not null,
    visible            boolean not null,
    own_allowed_groups boolean not null, -- whether allowed_groups counts instead of the app's
    allowed_groups     uuid[],           -- null: everybody
    provisioning_group uuid,
    config             jsonb   not null,
    deleted            boolean not null
);
create index permission_by_part on permission using gin (lower(label) reeve.gin_trgm_ops);
create index permission_by_label on permission (lower(label), id) where not deleted;
create index permission_by_app on permission (app_id, lower(label), id) where not deleted;
create index permission_by_group on permission (provisioning_group) where not deleted;
