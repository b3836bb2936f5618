-- How far each processor has come, one row for each of its segments, and which node works on it. Written with every
-- batch, in the transaction of the batch; never an indexed column, so that the update stays on its page.
create table reeve.token_entry (
    processor_name text not null,
    segment        int  not null,
    token          bytea,
    token_type     text,
    stored_at      text,
    owner          text,
    primary key (processor_name, segment)
) with (fillfactor = 20);

-- Events that a processor could not handle, and those of the same sequence that wait behind them. The event itself stays
-- in the log: a letter only names its position, so that personal data is nowhere twice.
create table reeve.dead_letter_entry (
    letter_id          text   not null primary key,
    processing_group   text   not null,
    sequence_id        text   not null,
    sequence_index     bigint not null,
    position           bigint not null,
    event_id           text   not null,
    enqueued_at        text   not null,
    last_touched       text   not null,
    processing_started text,
    cause_type         text,
    cause_message      text,
    diagnostics        bytea  not null,
    unique (processing_group, sequence_id, sequence_index)
);

-- Which projection fills which tables, in which schema, made by which version of it.
create table reeve.projection (
    schema_name  text        not null,
    name         text        not null,
    version      int         not null,
    ddl_hash     text        not null,
    tables       text[]      not null,
    installed_at timestamptz not null,
    primary key (schema_name, name)
);

-- What is due, and when: one row for each thing, removed when the command it calls for has been taken.
create table reeve.sheet_entry (
    sheet          text        not null,
    key            text        not null,
    due_at         timestamptz not null,
    correlation_id text        not null,
    causation_id   text        not null,
    attempts       int         not null default 0,
    next_try_at    timestamptz not null,
    last_error     text,
    primary key (sheet, key)
);
create index sheet_entry_by_next_try on reeve.sheet_entry (next_try_at);
-- Those that were refused: few, and counted each time somebody looks at the metrics.
create index sheet_entry_refused on reeve.sheet_entry (sheet) where attempts > 0;
