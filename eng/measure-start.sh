#!/usr/bin/env bash
# Prints how long vlcp needs from its start until its web API answers, and from SIGTERM to its end.
# Usage: eng/measure-start.sh [ROUNDS]   (measures the Release build; run it on an idle machine)
set -euo pipefail
tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rounds=${1:-5}
program=$tree/src/Vlcp.Cli/bin/${CONFIGURATION:-Release}/net10.0/vlcp
[[ -x $program ]] || {
    echo "Build first: dotnet build src/Vlcp.Cli --configuration ${CONFIGURATION:-Release}" >&2
    exit 1
}

directory=$(mktemp -d)
server=
cleanup() {
    [[ -z $server ]] || kill -KILL "$server" 2> /dev/null || true
    rm -rf "$directory"
}
trap cleanup EXIT

cat > "$directory/vlcp.conf" << END
module.httpserver.vhost.api.url = 'unix:$directory/api.sock'
module.openflowserver.url = 'tcp://127.0.0.1:0/'
module.jsonrpcserver.url = 'unix:$directory/db.sock'
END

milliseconds() { echo $((${EPOCHREALTIME/./} / 1000)); }

is_serving() {
    [[ -S $directory/api.sock ]] && curl --silent --fail --max-time 5 --output /dev/null \
        --unix-socket "$directory/api.sock" http://localhost/viperflow/listlogicalnetworks
}

for ((round = 1; round <= rounds; round++)); do
    rm -f "$directory/api.sock"
    begin=$(milliseconds)
    "$program" start -f "$directory/vlcp.conf" --data "$directory/vlcp.db" > "$directory/log" 2>&1 &
    server=$!
    until is_serving; do
        kill -0 "$server" 2> /dev/null || {
            cat "$directory/log" >&2
            exit 1
        }
        sleep 0.01
    done
    serving=$(milliseconds)
    kill -TERM "$server"
    status=0
    wait "$server" || status=$?
    server=
    printf 'start to serving %4d ms, SIGTERM to end %4d ms, exit status %d\n' $((serving - begin)) $(($(milliseconds) - serving)) "$status"
done
