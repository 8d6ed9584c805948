-- Who works at jobs, and when they last said so; a worker that fell silent has its jobs taken from it.
create table job_workers (
  worker_id text primary key,
  seen_at timestamptz(3) not null default now()
);
