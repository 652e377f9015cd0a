#!/usr/bin/env bash
# Brings up a throw-away Ceph RGW on 127.0.0.1: one monitor, one OSD that keeps its data in memory, no manager, no systemd.
# SSE-C works over TLS only; SSE-KMS knows the keys that are printed. Needs: apt-get install ceph-mon ceph-osd radosgw openssl
#
#   rgw-up.sh [--owner PID] [--capacity BYTES]
#                       prints one line of JSON when it answers; with an owner, it is taken down when that process ends
#   rgw-down.sh FOLDER  takes it down; FOLDER is in the JSON
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
owner=
capacity=4294967296
while [ $# -gt 0 ]; do
    case $1 in
        --owner) owner=$2 ;;
        --capacity) capacity=$2 ;;
        *) echo "rgw-up.sh: $1 is not an option" >&2; exit 1 ;;
    esac
    shift 2
done

folder=$(mktemp -d "${TMPDIR:-/tmp}/s3encryption-rgw.XXXXXX")
mkdir "$folder"/{mon,osd,log,run,rgw}
failed() {
    trap '' TERM INT HUP
    for log in "$folder"/log/*.out "$folder"/log/*.err; do
        [ -s "$log" ] && { echo "--- ${log##*/}"; tail -n 5 "$log"; } >&2
    done
    "$here/rgw-down.sh" "$folder"
}
trap failed EXIT

if [ -n "$owner" ]; then
    (
        # What ends the owner's process group must not end its cleaning up.
        trap '' TERM INT HUP
        while kill -0 "$owner" 2>/dev/null && [ -d "$folder" ]; do sleep 1; done
        exec "$here/rgw-down.sh" "$folder"
    ) </dev/null >/dev/null 2>&1 &
fi

# Below the range from which the system gives ports to clients; nothing else may listen on it, nor have been chosen before.
chosen=' '
free_port() {
    local port
    for _ in $(seq 100); do
        port=$((20000 + RANDOM % 12000))
        [[ $chosen == *" $port "* ]] && continue
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
        chosen+="$port "
        printf -v "$1" %s "$port"
        return
    done
    echo 'no free port found' >&2
    return 1
}

# until_true TENTHS COMMAND…: waits for it, as long as the daemons live.
until_true() {
    local tenths=$1 pid
    shift
    for _ in $(seq "$tenths"); do
        "$@" >/dev/null 2>&1 && return
        for pid in "$folder"/*.pid; do
            kill -0 "$(cat "$pid")" 2>/dev/null || { echo "$(basename "$pid" .pid) ended" >&2; return 1; }
        done
        sleep 0.1
    done
    echo "gave up waiting for: $*" >&2
    return 1
}

daemon() {
    local name=$1
    shift
    "$@" -f </dev/null >"$folder/log/$name.out" 2>&1 &
    echo $! >"$folder/$name.pid"
}

free_port mon_port
free_port http_port
free_port https_port
fsid=$(cat /proc/sys/kernel/random/uuid)
osd_id=$(cat /proc/sys/kernel/random/uuid)
kms_key=testkey-1
kms_arn=arn:aws:kms:us-east-1:000000000000:key/11111111-2222-3333-4444-555555555555
kms_material=$(printf %s 'testkey-1-testkey-1-testkey-1-32' | base64)

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
    -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -keyout "$folder/tls.key" -out "$folder/tls.crt" 2>"$folder/log/openssl.err"

cat >"$folder/ceph.conf" <<CONF
[global]
fsid = $fsid
mon host = [v1:127.0.0.1:$mon_port]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind ipv6 = false
auth cluster required = none
auth service required = none
auth client required = none
run dir = $folder/run
admin socket = $folder/run/\$cluster-\$name.asok
log file = $folder/log/\$name.log
crash dir = $folder/crash
mon allow pool size one = true
mon warn on pool no redundancy = false
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon max pg per osd = 1000
[mon]
mon data = $folder/mon
mon cluster log file = $folder/log/cluster.log
mon data avail crit = 1
mon data avail warn = 2
auth allow insecure global id reclaim = false
[osd]
osd data = $folder/osd
osd objectstore = memstore
memstore device bytes = $capacity
osd memory target = 1073741824
[client.rgw]
rgw data = $folder/rgw
rgw frontends = beast endpoint=127.0.0.1:$http_port ssl_endpoint=127.0.0.1:$https_port ssl_certificate=$folder/tls.crt ssl_private_key=$folder/tls.key
rgw crypt require ssl = true
rgw crypt s3 kms backend = testing
rgw crypt s3 kms encryption keys = $kms_key=$kms_material $kms_arn=$kms_material
rgw enable usage log = false
rgw dns name = localhost
CONF

export CEPH_CONF=$folder/ceph.conf
ceph=(timeout 10 ceph -c "$CEPH_CONF" --connect-timeout 3)

monmaptool --create --fsid "$fsid" --addv a "[v1:127.0.0.1:$mon_port]" "$folder/monmap" >"$folder/log/monmap.out"
ceph-mon -c "$CEPH_CONF" -i a --mkfs --monmap "$folder/monmap" 2>"$folder/log/mon-mkfs.err"
daemon mon ceph-mon -c "$CEPH_CONF" -i a
until_true 300 "${ceph[@]}" mon stat

"${ceph[@]}" osd new "$osd_id" >/dev/null
ceph-osd -c "$CEPH_CONF" -i 0 --mkfs --osd-uuid "$osd_id" >"$folder/log/osd-mkfs.out" 2>&1
# With its configuration from the monitor it would forget the cluster's id until the monitor has told it, and end if it is asked before that.
daemon osd ceph-osd -c "$CEPH_CONF" -i 0 --no-mon-config
osd_is_up() { "${ceph[@]}" osd stat | grep -q '1 up'; }
until_true 300 osd_is_up

daemon rgw radosgw -c "$CEPH_CONF" -n client.rgw
rgw_listens() { (exec 3<>"/dev/tcp/127.0.0.1/$https_port"); }
until_true 600 rgw_listens

make_user() {
    radosgw-admin -c "$CEPH_CONF" -n client.rgw user create --uid="$1" --display-name="$1" \
        --access-key="$2" --secret-key="$3" >/dev/null 2>"$folder/log/user-$1.err"
}
owner_id=AKIATESTTESTTESTTEST owner_secret=secretsecretsecretsecretsecretsecretsecr
other_id=AKIAOTHEROTHEROTHERO other_secret=othersecretothersecretothersecretothersec
make_user other "$other_id" "$other_secret" &
make_user tester "$owner_id" "$owner_secret"
wait $!

trap - EXIT
printf '{"folder":"%s","https":"https://localhost:%s","http":"http://localhost:%s","caBundle":"%s","kmsKeys":["%s","%s"],' \
    "$folder" "$https_port" "$http_port" "$folder/tls.crt" "$kms_key" "$kms_arn"
printf '"owner":{"accessKeyId":"%s","secretAccessKey":"%s"},"other":{"accessKeyId":"%s","secretAccessKey":"%s"}}\n' \
    "$owner_id" "$owner_secret" "$other_id" "$other_secret"
