-- The Merkle tree over the log. Nothing of it is needed to run: it can be computed again from reeve.event, and must come
-- out the same, which is what it is for. docs/log.md tells how to read it.
--
-- What the log is called in its checkpoints, for ever, and how many events are sealed. Who holds the lock of this one row
-- may seal.
create table reeve.ledger (
    only_row boolean not null primary key default true check (only_row),
    origin   text    not null,
    size     bigint  not null
);

-- Who signed since when, the last one signing now. Secrets are wrapped by the installation's key.
create table reeve.ledger_key (
    number       int         not null primary key,
    public_key   bytea       not null unique,
    wrapped_seed bytea       not null,
    since_size   bigint      not null,
    made_at      timestamptz not null
);

-- Tiles of 256 hashes, one after the other. One that is not full is written again when it has grown; hashes do not shrink
-- by compression.
create table reeve.ledger_tile (
    level  int    not null,
    index  bigint not null,
    hashes bytea  not null,
    primary key (level, index)
);
alter table reeve.ledger_tile alter column hashes set storage external;

-- Every checkpoint that was ever signed, word for word.
create table reeve.ledger_checkpoint (
    size      bigint      not null primary key,
    note      text        not null,
    signed_at timestamptz not null
);
