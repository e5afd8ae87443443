#!/bin/bash
# Starts the systemd of a folder as process 1 of namespaces of its own: enter.sh FOLDER SHARED GROUP.
# What it must not touch is not there: the clock (no right to set it), the sleep of this machine (files in its place).
set -euo pipefail
folder=$1 shared=$2 group=$3
if [ "${4:-}" != inside ]; then
    # A control group of its own becomes the root that systemd sees.
    mkdir -p "$group"
    echo $$ >"$group/cgroup.procs"
    exec unshare --pid --mount --uts --ipc --net --cgroup --fork --kill-child --propagation private -- \
        bash "${BASH_SOURCE[0]}" "$folder" "$shared" "$group" inside
fi
hostname machine
ip link set lo up
mount --bind "$folder" "$folder"
cd "$folder"
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t tmpfs tmpfs sys/power
echo "freeze mem" >sys/power/state
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs dev
for device in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0; do
    IFS=: read -r name major minor <<<"$device"
    mknod -m 666 "dev/$name" c "$major" "$minor"
done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
mount --bind -o ro "$shared" mnt
mount -o remount,bind,ro mnt
pivot_root . .
umount -l .
exec env -i container=unshare PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    setpriv --bounding-set=-sys_time,-sys_module /sbin/init
