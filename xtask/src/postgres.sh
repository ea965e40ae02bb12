# Owns one throw-away PostgreSQL from its first to its last moment: makes it, says "ready", waits until standard input
# ends, which happens when the parent goes away in whatever manner, then stops it and removes every trace.
# Arguments: the folder of the programs, the port. Environment: PASSWORD.
set -eu
programs=$1
port=$2

trap '' INT TERM HUP PIPE
folder=$(mktemp -d "${BASE:-/tmp}/candor-postgres.XXXXXX")
finish() {
    if [ -f "$folder/data/postmaster.pid" ]; then
        "$programs/pg_ctl" -D "$folder/data" -s -m fast -w -t 30 stop >/dev/null 2>&1 ||
            "$programs/pg_ctl" -D "$folder/data" -s -m immediate -w stop >/dev/null 2>&1 || true
    fi
    rm -rf "$folder"
}
trap finish EXIT

printf '%s\n' "$PASSWORD" >"$folder/password"
"$programs/initdb" -D "$folder/data" -U candor --pwfile="$folder/password" --auth=password \
    --encoding=UTF8 --locale=C.UTF-8 >"$folder/log" 2>&1 || {
    cat "$folder/log" >&2
    exit 1
}

# As durable as a real one (fsync and synchronous_commit stay on), reachable over the loopback only.
cat >>"$folder/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
max_connections = 200
fsync = on
CONF

"$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -s -w -t 60 start >/dev/null 2>&1 || {
    cat "$folder/log" >&2
    exit 1
}
echo ready
while read -r _; do :; done
