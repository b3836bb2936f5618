create table jar (
    id      text not null primary key,
    marbles int  not null,
    puts    int  not null
);
create index jar_by_marbles on jar (marbles);
