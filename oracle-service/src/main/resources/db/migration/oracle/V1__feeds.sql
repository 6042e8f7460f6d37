-- Configuration: feeds and their publishers, the present version and every one before it
-- (Spring Data JPA).
create table feed (
  feed    text   primary key check (feed ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  version bigint not null check (version >= 1),
  content text   not null check (content is json object)
);
grant select, insert, update on feed to ${app};

create table feed_version (
  feed        text        not null references feed (feed),
  version     bigint      not null check (version >= 1),
  content     text        not null check (content is json object),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (feed, version)
);
call append_only('feed_version');

create table publisher (
  feed       text           not null references feed (feed),
  publisher  text           not null check (publisher ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  version    bigint         not null check (version >= 1),
  public_key bytea          not null check (octet_length(public_key) = 32),
  weight     numeric(38,18) not null check (weight > 0),
  primary key (feed, publisher)
);
grant select, insert, update on publisher to ${app};

create table publisher_version (
  feed        text           not null,
  publisher   text           not null,
  version     bigint         not null check (version >= 1),
  public_key  bytea          not null check (octet_length(public_key) = 32),
  weight      numeric(38,18) not null check (weight > 0),
  recorded_at timestamptz    not null default clock_timestamp(),
  primary key (feed, publisher, version),
  foreign key (feed, publisher) references publisher (feed, publisher)
);
call append_only('publisher_version');
