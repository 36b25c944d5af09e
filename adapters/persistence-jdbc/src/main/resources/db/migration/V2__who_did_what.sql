-- The audit log. Each process writes to a chain of its own, so that several never wait for each
-- other: the code of an entry is over the entry and the code of the one before it in its chain, by
-- a key that is not here. No reference to organizations, which would hold writers up.

create table audit_events (
  chain varchar not null,
  seq bigint not null,
  id varchar not null unique,
  organization varchar not null,
  happened_at timestamp(6) with time zone not null,
  actor varchar not null,
  action varchar not null,
  target varchar not null,
  outcome varchar not null,
  reason varchar,
  mac varchar not null,
  primary key (chain, seq)
);
create index audit_events_listed on audit_events (organization, happened_at desc, id desc);
create index audit_events_by_action on audit_events (organization, action, happened_at desc, id desc);
