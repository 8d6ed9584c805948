-- As before, and rows of such a month that lie in the rest already go to its partition: nothing may lie there when it is made.
create or replace function make_audit_partitions(first date, months int) returns void language plpgsql as $$
declare
  month date;
begin
  for i in 0 .. months - 1 loop
    month := date_trunc('month', first) + make_interval(months => i);
    continue when to_regclass('audit_' || to_char(month, 'YYYY_MM')) is not null;
    if exists (select from audit_rest where at >= month and at < month + interval '1 month') then
      -- Nobody writes between the two; whoever reads meanwhile waits.
      lock table audit in access exclusive mode;
      create temporary table audit_moving (like audit);
      with gone as (delete from audit_rest where at >= month and at < month + interval '1 month' returning *)
      insert into audit_moving select * from gone;
    end if;
    execute format('create table %I partition of audit for values from (%L) to (%L)',
      'audit_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month');
    if to_regclass('pg_temp.audit_moving') is not null then
      insert into audit select * from audit_moving;
      drop table audit_moving;
    end if;
  end loop;
end $$;
