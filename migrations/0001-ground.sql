-- What every table leans on: trigrams for searching, and ids that sort by time (RFC 9562, version 7).
create extension if not exists pg_trgm;

do $$
begin
  if current_setting('server_version_num')::int >= 180000 then
    create function new_id() returns uuid language sql volatile parallel safe as 'select uuidv7()';
  else
    create function new_id() returns uuid language sql volatile parallel safe as $f$
      select encode(
        set_bit(set_bit(
          overlay(uuid_send(gen_random_uuid())
            placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
          52, 1), 53, 1),
        'hex')::uuid
    $f$;
  end if;
end $$;

-- One row: what belongs to this installation as a whole.
create table installation (
  only_one boolean primary key default true check (only_one),
  set_up_token_hash bytea,
  set_up_at timestamptz(3),
  default_language text not null default 'en',
  default_time_zone text not null default 'UTC',
  default_country text not null default '',
  created_at timestamptz(3) not null default now()
);
insert into installation default values;

-- Answers of calls that carried an Idempotency-Key, kept 24 hours.
create table idempotency_keys (
  actor_id uuid not null,
  key text not null,
  body_hash bytea not null,
  status int,
  reply jsonb,
  created_at timestamptz(3) not null default now(),
  primary key (actor_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
