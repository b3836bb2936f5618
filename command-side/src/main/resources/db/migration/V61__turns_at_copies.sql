-- Which turn at the copies of views is the latest. Who works on copies keeps the number of its turn as it is until its transaction
-- has ended; so nobody has the next turn before that, and who lost the turn without noticing does nothing more.
create table reeve.copy_turn (
    only_row boolean not null primary key default true check (only_row),
    number   bigint  not null
);
insert into reeve.copy_turn (number) values (0);
