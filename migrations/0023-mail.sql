-- Where outgoing mail is handed over. Without a row no mail leaves.
create table mail_settings (
  only_one boolean primary key default true check (only_one),
  host text not null check (host <> ''),
  port int not null check (port between 1 and 65535),
  security text not null check (security in ('none', 'starttls', 'tls')),
  user_name text not null default '',
  -- Sealed by a key that does not lie in the database (database/secret-key.ts).
  sealed_password text check (user_name <> '' or sealed_password is null),
  -- A certificate that is trusted besides the known authorities, PEM.
  certificate text not null default '',
  from_address text not null check (from_address <> ''),
  from_name text not null default '' check (from_name !~ '[[:cntrl:]]'),
  updated_at timestamptz(3) not null default now()
);

-- Mail that is to leave, written in the transaction that gives cause for it.
create table outbox (
  id uuid primary key default new_id(),
  kind text not null check (kind <> ''),
  contact_id uuid references contacts (id) on delete cascade,
  recipient text not null check (recipient !~ '[[:space:][:cntrl:]]'),
  language text not null,
  subject text not null check (subject !~ '[[:cntrl:]]'),
  text text not null,
  html text not null,
  -- Holds a link that lets somebody in: read by nobody but the one it goes to, and gone once it has gone.
  is_secret boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts int not null default 0,
  -- How often the server may have got it without our having heard so.
  unsure int not null default 0,
  first_tried_at timestamptz(3),
  next_at timestamptz(3),
  expires_at timestamptz(3),
  last_error text not null default '',
  last_answer text not null default '',
  message_id text unique,
  created_at timestamptz(3) not null default now(),
  sent_at timestamptz(3),
  check ((state = 'sent') = (sent_at is not null)),
  check (not is_secret or expires_at is not null),
  check (not is_secret or state <> 'sent' or (text = '' and html = ''))
);
create index outbox_by_time on outbox (created_at, id);
create index outbox_by_state on outbox (state, created_at, id);
create index outbox_by_contact on outbox (contact_id) where contact_id is not null;
