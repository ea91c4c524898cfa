#!/bin/sh
# Makes or changes the tables once PostgreSQL listens, which takes the longest the first time. That it
# waits here, and depends on nothing, is for podman: it does not start what depends on a container
# that ended, where that one depends on another.
set -eu

python manage.py check # a wrong environment ends here, with a sentence for each mistake
connect="import os, psycopg; psycopg.connect(os.environ['DATABASE_URL'], connect_timeout=2)"
for _try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    python -c "$connect" 2>/dev/null && break
    sleep 3
done
exec python manage.py migrate --no-input
