#!/usr/bin/env bash
# Ends the processes that rgw-up.sh started in FOLDER (process id and name must both agree), then removes the folder.
set -uo pipefail

folder=${1:?'rgw-down.sh FOLDER'}
[ -e "$folder" ] || exit 0
[ -f "$folder/ceph.conf" ] || [ -d "$folder/mon" ] || { echo "$folder was not made by rgw-up.sh" >&2; exit 1; }

# An ended process stays listed until its parent has asked for it, but has no command line any more.
ended() { [ -z "$(tr -d '\0' 2>/dev/null <"/proc/$1/cmdline")" ]; }

for pair in rgw:radosgw osd:ceph-osd mon:ceph-mon; do
    file=$folder/${pair%%:*}.pid
    [ -f "$file" ] || continue
    pid=$(cat "$file")
    [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = "${pair#*:}" ] || continue
    # Nothing in it is to be kept, and an orderly end takes seconds.
    kill -9 "$pid" 2>/dev/null
    for _ in $(seq 50); do
        ended "$pid" && break
        sleep 0.1
    done
done
rm -rf "$folder"
