create table shelf (
    id   text not null primary key,
    name text
);
create table shelf_jar (
    shelf text not null,
    jar   text not null primary key,
    name  text
);
