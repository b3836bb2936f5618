create table label (
    jar   text not null primary key,
    shelf text not null
);
create table label_seen (
    shelf text not null,
    name  text not null,
    primary key (shelf, name)
);
