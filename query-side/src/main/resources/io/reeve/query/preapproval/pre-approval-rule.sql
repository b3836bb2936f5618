create table pre_approval_rule (
    id      uuid   not null primary key,
    app_id  uuid   not null,
    made_at bigint not null, -- position of the event that made it
    rule    jsonb  not null
);
create index pre_approval_rule_by_app on pre_approval_rule (app_id, made_at);
create index pre_approval_rule_by_age on pre_approval_rule (made_at);
