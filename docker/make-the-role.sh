#!/bin/sh
# Run once by the postgres image, in a new volume: Khuê's own role, which owns its database and is no superuser.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$KHUE_DB_PASSWORD" --username=postgres --dbname=khue <<'SQL'
CREATE ROLE khue LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
ALTER DATABASE khue OWNER TO khue;
SQL
