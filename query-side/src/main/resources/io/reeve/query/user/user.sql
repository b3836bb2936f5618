-- People as they are known now. Of somebody who was erased only the id, the status and the times are left.
create table person (
    id                uuid        not null primary key,
    status            text        not null,
    user_name         text        not null,
    email             text        not null,
    given_name        text        not null,
    family_name       text        not null,
    display_name      text        not null,
    title             text,
    team              text,
    manager           uuid,
    employee_number   text,
    start_date        date,
    end_date          date,
    external_id       text,
    custom_attributes jsonb       not null,
    -- the same with labels and values in lower case: what a condition on one of them looks through
    searched_attributes jsonb     not null,
    -- display name, e-mail address and user name in lower case, a line each: what a search for a part looks through
    searched          text        not null,
    created_at        timestamptz not null,
    changed_at        timestamptz not null,
    version           bigint      not null
);
create index person_by_part on person using gin (searched reeve.gin_trgm_ops);
create index person_by_user_name on person (lower(user_name) text_pattern_ops);
create index person_by_email on person (lower(email) text_pattern_ops);
create index person_by_display_name on person (lower(display_name) text_pattern_ops);
create index person_by_given_name on person (lower(given_name) text_pattern_ops);
create index person_by_family_name on person (lower(family_name) text_pattern_ops);
create index person_by_title on person (lower(title) text_pattern_ops);
create index person_by_team on person (lower(team) text_pattern_ops);
create index person_by_employee_number on person (lower(employee_number) text_pattern_ops);
create index person_by_external_id on person (lower(external_id) text_pattern_ops);
create index person_by_custom_attribute on person using gin (searched_attributes jsonb_path_ops);
create index person_by_manager on person (manager);
create index person_by_creation on person (created_at, id);
create index person_by_change on person (changed_at, id);
