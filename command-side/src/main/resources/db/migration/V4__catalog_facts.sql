-- What can be asked for at this moment, as decisions need to know it: settings and rules as the events tell them.
create table reeve.app_fact (
    app_id   uuid   not null primary key,
    details  jsonb  not null,
    settings jsonb  not null,
    position bigint not null
);

create table reeve.permission_fact (
    permission_id uuid   not null primary key,
    app_id        uuid   not null,
    type          text   not null,
    label         text   not null,
    config        jsonb  not null,
    made_at    bigint not null,
    position      bigint not null
);
create index permission_fact_of_app on reeve.permission_fact (app_id, made_at);

create table reeve.rule_fact (
    rule_id    uuid   not null primary key,
    app_id     uuid   not null,
    rule       jsonb  not null,
    made_at bigint not null,
    position   bigint not null
);
create index rule_fact_of_app on reeve.rule_fact (app_id, made_at);

comment on column reeve.permission_fact.made_at is 'position of the event that made it';
comment on column reeve.rule_fact.made_at is 'position of the event that made it';
