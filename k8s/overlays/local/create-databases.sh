#!/bin/sh
# Runs once on an empty server: a database a service, an _owner role for migrations and an _app role.
set -eu
for service in pool margin oracle fee; do
  psql -v ON_ERROR_STOP=1 -U postgres \
    -v owner="${service}_owner" -v app="${service}_app" -v database="$service" \
    -v owner_password="$COUNTERPOOL_OWNER_PASSWORD" -v app_password="$COUNTERPOOL_APP_PASSWORD" <<'SQL'
create role :"owner" login password :'owner_password';
create role :"app" login password :'app_password';
create database :"database" owner :"owner";
\connect :"database"
revoke create on schema public from public;
grant usage, create on schema public to :"owner";
grant usage on schema public to :"app";
SQL
done
