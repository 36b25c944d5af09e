-- Runs on H2 (in its PostgreSQL mode) and on PostgreSQL alike. Lengths of texts are the domain's
-- rules, so none is repeated here; JSON is kept as text, since the two differ in their JSON types.

create table organizations (
  id varchar primary key,
  name varchar not null,
  external_id varchar not null unique,
  idle_timeout varchar,
  created_at timestamp(6) with time zone not null
);
create index organizations_listed on organizations (created_at desc, id desc);

create table tokens (
  id varchar primary key,
  organization varchar not null references organizations (id),
  name varchar not null,
  scopes varchar not null,
  hash varchar not null unique,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone
);
create index tokens_listed on tokens (organization, created_at desc, id desc);

-- One table for all types: what differs lies in the settings, secrets sealed and apart.
create table storage_locations (
  id varchar primary key,
  organization varchar not null references organizations (id),
  type varchar not null,
  schema_version integer not null,
  name varchar not null,
  settings varchar not null,
  sealed_secrets varchar,
  settings_version integer not null,
  state varchar not null,
  revision bigint not null,
  installation_default boolean not null,
  capabilities varchar not null,
  last_verification varchar,
  created_at timestamp(6) with time zone not null,
  activated_at timestamp(6) with time zone
);
create index storage_locations_listed on storage_locations (organization, created_at desc, id desc);
create index storage_locations_in_use on storage_locations (state, id);

create table location_claims (
  location varchar not null references storage_locations (id) on delete cascade,
  resource varchar not null,
  prefix varchar not null
);
create index location_claims_made on location_claims (location);
create index location_claims_held on location_claims (resource);

create table verifications (
  id varchar primary key,
  location varchar not null references storage_locations (id) on delete cascade,
  settings_version integer not null,
  status varchar not null,
  started_at timestamp(6) with time zone not null,
  finished_at timestamp(6) with time zone,
  checks varchar not null,
  capabilities varchar not null
);
create index verifications_of_location on verifications (location, started_at desc, id desc);

-- No reference to organizations or locations: with a database that was put back from a dump,
-- recordings come in from the spool whose organization or location it does not know.
create table recordings (
  id varchar primary key,
  organization varchar not null,
  title varchar not null,
  folded_title varchar not null,
  content_type varchar not null,
  essence varchar not null,
  labels varchar not null,
  started_at timestamp(6) with time zone not null,
  location varchar not null,
  state varchar not null,
  status varchar not null,
  finished boolean not null,
  discarded boolean not null,
  bytes bigint not null,
  ended_length bigint,
  ended_sha256 varchar,
  ended_interrupted boolean,
  ended_at timestamp(6) with time zone,
  object_key varchar,
  version_id varchar,
  proof varchar,
  stored_at timestamp(6) with time zone,
  quarantine_reason varchar,
  discarded_at timestamp(6) with time zone,
  blocked_reason varchar,
  blocked_since timestamp(6) with time zone,
  blocked_next_try timestamp(6) with time zone,
  lost varchar not null
);
create index recordings_listed on recordings (organization, discarded, started_at desc, id desc);
create index recordings_by_status on recordings (organization, status, started_at desc, id desc);
create index recordings_by_type on recordings (organization, discarded, essence, started_at desc, id desc);
create index recordings_of_location on recordings (location);
create index recordings_unfinished on recordings (finished, id);

create table remembered_answers (
  actor varchar not null,
  request_key varchar not null,
  request_digest varchar not null,
  taken_at timestamp(6) with time zone not null,
  answer_status integer,
  answer_headers varchar,
  answer_body varchar,
  primary key (actor, request_key)
);
create index remembered_answers_by_age on remembered_answers (taken_at);

create table keysets (
  name varchar primary key,
  wrapped varchar not null
);

-- A row of this is locked by whoever must be alone with something that has no row of its own.
create table turns (
  name varchar primary key
);
insert into turns (name) values ('claims');
