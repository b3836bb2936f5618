create table role_holder (
    user_id uuid not null,
    role    text not null,
    primary key (user_id, role)
);
