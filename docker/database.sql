-- Run once, when the database server is made. Reeve is no superuser: it owns its database and nothing else.
\getenv password REEVE_DATABASE_PASSWORD
create role reeve login password :'password';
create database reeve owner reeve;
