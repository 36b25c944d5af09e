create table sessions (
  secret_hash varchar primary key,
  organization varchar not null references organizations (id),
  token varchar not null references tokens (id) on delete cascade,
  started_at timestamp(6) with time zone not null,
  ends_at timestamp(6) with time zone not null
);
create index sessions_ending on sessions (ends_at);
create index sessions_of_token on sessions (token);
