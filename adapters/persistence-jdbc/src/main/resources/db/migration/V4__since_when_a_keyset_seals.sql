alter table keysets add column kept_at timestamp(6) with time zone default current_timestamp not null;
