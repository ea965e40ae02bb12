# Owns one PostgreSQL cluster of a test's own, does what it reads, a word a line, and says "done" after each: `start`,
# `crash` (every process of the server ends at once, and nothing is tidied up). When standard input ends, which happens
# when the test does in whatever manner, everything is removed.
# Arguments: the folder of the programs, the port. Environment: PASSWORD, BASE.
set -eu
programs=$1
port=$2

trap '' INT TERM HUP PIPE
folder=$(mktemp -d "$BASE/candor-cluster.XXXXXX")
finish() {
    "$programs/pg_ctl" -D "$folder/data" -s -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap finish EXIT

printf '%s\n' "$PASSWORD" >"$folder/password"
"$programs/initdb" -D "$folder/data" -U candor --pwfile="$folder/password" --auth=password \
    --encoding=UTF8 --locale=C.UTF-8 >"$folder/log" 2>&1 || {
    cat "$folder/log" >&2
    exit 1
}
cat >>"$folder/data/postgresql.conf" <<END
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
shared_buffers = 16MB
END

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
