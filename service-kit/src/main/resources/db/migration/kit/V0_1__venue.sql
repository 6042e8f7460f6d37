-- Tables and functions that every service has. The role ${app} runs the service; grants stand
-- beside each table, and a table without a grant is closed to it.

revoke create on schema public from public;
grant usage on schema public to ${app};

-- Trigger of append-only tables: a row, once written, stays as it is, whoever asks.
--   create trigger x_is_append_only before update or delete on x
--     for each row execute function refuse_change();
--   create trigger x_is_not_truncated before truncate on x
--     for each statement execute function refuse_change();
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of append-only table % refused', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation';
end
$$;

-- Both triggers and the grants of an append-only table: call append_only('x') after create table x.
create procedure append_only(name regclass) language plpgsql as $$
begin
  execute format(
    'create trigger append_only_rows before update or delete on %s
       for each row execute function refuse_change()', name);
  execute format(
    'create trigger append_only_truncate before truncate on %s
       for each statement execute function refuse_change()', name);
  execute format('grant select, insert on %s to ${app}', name);
end
$$;
revoke execute on procedure append_only(regclass) from public;

-- Present only in a sandbox; written by the owner at the first start of an empty database.
create table venue_mark (
  one  boolean primary key default true check (one),
  kind text not null check (kind = 'SANDBOX')
);
grant select on venue_mark to ${app};

-- Last mode and instant of a sandbox's clock. It never goes back.
create table venue_clock (
  one  boolean primary key default true check (one),
  mode text not null check (mode in ('LIVE', 'DRIVEN')),
  at   timestamptz(3) not null
);
grant select, insert, update on venue_clock to ${app};

create function refuse_earlier() returns trigger language plpgsql as $$
begin
  if new.at < old.at then
    raise exception 'the clock is at %, not before it at %', old.at, new.at
      using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger clock_goes_on before update on venue_clock
  for each row execute function refuse_earlier();
