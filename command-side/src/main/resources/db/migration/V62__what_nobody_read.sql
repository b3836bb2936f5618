-- Kept with each decision's facts and with each run, and read by nobody.
alter table reeve.permission_fact drop column type, drop column label;
alter table reeve.rule_fact drop column position;
alter table reeve.projection_run_progress drop column node;
