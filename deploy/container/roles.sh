#!/bin/sh
# Makes the two roles of docs/database-roles.md and the database, the first time that the container of
# PostgreSQL starts. Passwords come from its environment and are put in by psql itself.
set -eu

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname postgres <<'ROLES'
\getenv owner_password OWNER_PASSWORD
\getenv running_password RUNNING_PASSWORD
CREATE ROLE regio_owner LOGIN PASSWORD :'owner_password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE regio LOGIN PASSWORD :'running_password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE regio OWNER regio_owner ENCODING 'UTF8' TEMPLATE template0;
\connect regio
REVOKE ALL ON DATABASE regio FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ROLES
