# Makes the namespaces that it runs in a pod: the programs of this machine, but the pod's own folders, network and processes.
# Usage: pod.sh <root> <mounts> <address of the pod, or nothing to leave the network> <whether the root is read-only> [<sysctl>=<value>…]
set -eu
root=$1 mounts=$2 address=$3 read_only=$4
shift 4

mount --make-rprivate /
mount --bind "$root" "$root"
cd "$root"
for folder in bin lib lib32 lib64 libx32 sbin usr; do
  if [ -L "/$folder" ]; then
    ln -sfn "$(readlink "/$folder")" "$folder"
  elif [ -d "/$folder" ]; then
    mkdir -p "$folder"
    mount --rbind "/$folder" "$folder"
  fi
done
mkdir -p dev old proc
mount --rbind /dev dev
mount -t tmpfs -o mode=1777 shm dev/shm
mount -t proc proc proc

# Outer folders first, so that they do not hide inner ones.
while IFS='	' read -r access source target; do
  if [ -f "$source" ]; then
    mkdir -p "$(dirname ".$target")"
    [ -e ".$target" ] || : >".$target"
  else
    mkdir -p ".$target"
  fi
  case $access in
    MEMORY) mount -t tmpfs -o mode=1777 tmpfs ".$target" ;;
    WRITE) mount --bind "$source" ".$target" ;;
    READ)
      mount --bind "$source" ".$target"
      mount -o remount,bind,ro ".$target"
      ;;
  esac
done <"$mounts"

if [ -n "$address" ]; then
  ip link set lo up
  ip address add "$address/32" dev lo
  for sysctl; do
    echo "${sysctl#*=}" >"/proc/sys/$(echo "${sysctl%%=*}" | tr . /)"
  done
fi
pivot_root . old
cd /
umount -l old
[ "$read_only" = false ] || mount -o remount,bind,ro /

echo ready
# Lives, and with it all processes of the pod, until the test closes the pipe or ends.
exec cat >/dev/null
