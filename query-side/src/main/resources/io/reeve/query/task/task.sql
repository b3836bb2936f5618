create table task (
    id                uuid        not null primary key,
    position          bigint      not null,
    type              text        not null,
    category          text        not null,
    status            text        not null,
    access_request_id uuid        not null,
    app_id            uuid        not null,
    permission_id     uuid,
    target_user_id    uuid        not null,
    instructions      text,
    excluded          uuid[]      not null,
    resolved_by       uuid,
    created_at        timestamptz not null,
    updated_at        timestamptz not null
);
create index task_by_age on task (position);
create index task_by_type on task (type, position);
create index task_by_status on task (status, category, position);
create index task_by_category on task (category, position);
create index task_by_request on task (access_request_id);
create index task_by_app on task (app_id);
create index task_by_target on task (target_user_id);
create index task_by_resolver on task (resolved_by) where resolved_by is not null;

-- Who has a task: people and groups, in their order.
create table task_assignee (
    task_id     uuid    not null,
    assignee_id uuid    not null,
    is_group    boolean not null,
    place       int     not null,
    primary key (task_id, assignee_id)
);
create index task_assignee_by_assignee on task_assignee (assignee_id, task_id);

create table task_comment (
    id       uuid        not null primary key,
    task_id  uuid        not null,
    position bigint      not null,
    body     text        not null,
    by_user  uuid        not null,
    at       timestamptz not null
);
create index task_comment_by_task on task_comment (task_id, position);
-- for handlers
create index task_comment_by_user on task_comment (by_user);
