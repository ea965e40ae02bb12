# Owns one throw-away PostgreSQL cluster in a folder that it is given: makes it, then does what it reads, a word a line,
# and says "done" after each: `start`, and `crash` (every process of the server ends at once, and nothing is tidied up).
# When standard input ends, which happens when the parent does in whatever manner, everything is removed.
# Arguments: the folder of the programs, the folder for the data, the port. Environment: PASSWORD; CERTIFICATE and KEY
# where it speaks TLS.
set -eu
programs=$1
folder=$2
port=$3

trap '' INT TERM HUP PIPE
finish() {
    "$programs/pg_ctl" -D "$folder/data" -s -m immediate -w stop >/dev/null 2>&1 || true
    # Where the folder itself is not ours to remove, whoever made it does.
    rm -rf "${folder:?}"/* "$folder" 2>/dev/null || true
}
trap finish EXIT

umask 077
printf '%s\n' "$PASSWORD" >"$folder/password"
"$programs/initdb" -D "$folder/data" -U candor --pwfile="$folder/password" --auth=password --no-sync \
    --encoding=UTF8 --locale=C.UTF-8 >"$folder/log" 2>&1 || {
    cat "$folder/log" >&2
    exit 1
}

# As durable as a real one (fsync and synchronous_commit stay on), reachable over the loopback only.
cat >>"$folder/data/postgresql.conf" <<END
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
max_connections = 200
fsync = on
END
if [ -n "${CERTIFICATE:-}" ]; then
    printf '%s' "$CERTIFICATE" >"$folder/data/server.crt"
    printf '%s' "$KEY" >"$folder/data/server.key"
    echo "ssl = on" >>"$folder/data/postgresql.conf"
fi

while read -r word; do
    case $word in
    start) "$programs/pg_ctl" -D "$folder/data" -s -w -t 60 -l "$folder/log" start </dev/null >/dev/null 2>&1 ;;
    crash) "$programs/pg_ctl" -D "$folder/data" -s -m immediate -w stop >/dev/null 2>&1 ;;
    esac || {
        cat "$folder/log" >&2
        exit 1
    }
    echo "done"
done
