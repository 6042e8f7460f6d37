-- Answers to configuration writes, in the bytes in which they were first sent.
create table stored_answer (
  path         text        not null,
  key          text        not null check (length(key) between 1 and 128),
  hash         text        not null check (hash ~ '^[0-9a-f]{64}$'),
  status       int         not null check (status between 200 and 299 or status = 409),
  location     text,
  etag         text,
  content_type text        not null,
  body         bytea       not null,
  recorded_at  timestamptz not null default now(),
  primary key (path, key)
);
call append_only('stored_answer');
