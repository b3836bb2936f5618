-- Who is in which group; directory tells whether a directory put them there, perhaps beside grants.
create table member (
    group_id  uuid    not null,
    user_id   uuid    not null,
    directory boolean not null,
    primary key (group_id, user_id)
);
create index member_by_person on member (user_id, group_id);
