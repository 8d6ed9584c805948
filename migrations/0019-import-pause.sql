-- An import can stand still between two sets of rows until it is asked to go on.
alter table imports drop constraint imports_state_check;
alter table imports add constraint imports_state_check
  check (state in ('uploaded', 'checking', 'ready', 'running', 'paused', 'done', 'failed', 'cancelled', 'undone'));
