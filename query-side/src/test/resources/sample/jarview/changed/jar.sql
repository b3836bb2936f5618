create table jar_again (
    id      text not null primary key,
    marbles int  not null
);
