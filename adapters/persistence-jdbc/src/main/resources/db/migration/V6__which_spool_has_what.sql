-- Several instances may share this database. Each tells of what its own spool has, and of one spool
-- only the process that opened it last: the one with this epoch.
create table spools (
  id varchar primary key,
  epoch bigint not null
);

-- Empty where no start has found the recording in a spool yet.
alter table recordings add column spool varchar not null default '';
