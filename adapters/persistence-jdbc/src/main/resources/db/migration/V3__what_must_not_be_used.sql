-- Why a location must not be used for anything, whatever else works there; null if it may.
alter table storage_locations add column forbidden varchar;
