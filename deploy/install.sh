#!/bin/sh
# Installs bmkpi from the tarball of a release, or removes it.
#
#   install.sh [--prefix DIR] TARBALL      checks the tarball against TARBALL.sha256 and installs it
#   install.sh [--prefix DIR] --uninstall  removes what was installed, and nothing else
#
# DIR is /usr/local for root and ~/.local for others. A second installation replaces the first: every file is written
# beside its place and renamed into it, so a run that is under way goes on with the files it has opened.
# Exits 0 when done, 1 when something is wrong, 2 on wrong usage; what is checked is checked before anything changes.
set -eu
export LC_ALL=C
umask 022

usage() {
  sed -n 's/^# \{0,1\}//; 2,9p' "$0"
}

fail() {
  echo "install.sh: $1" >&2
  exit "${2:-1}"
}

if [ "$(id -u)" -eq 0 ]; then prefix=/usr/local; else prefix=${HOME:?}/.local; fi
tarball=
uninstall=false
while [ $# -gt 0 ]; do
  case $1 in
    --prefix)
      [ $# -ge 2 ] || fail "--prefix needs a directory" 2
      prefix=$2
      shift
      ;;
    --prefix=*) prefix=${1#--prefix=} ;;
    --uninstall) uninstall=true ;;
    -h | --help)
      usage
      exit 0
      ;;
    -*) fail "there is no option $1; see install.sh --help" 2 ;;
    *)
      [ -z "$tarball" ] || fail "give one tarball, not both $tarball and $1" 2
      tarball=$1
      ;;
  esac
  shift
done
[ -n "$prefix" ] || fail "--prefix needs a directory" 2
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac

# what was installed, by path below the prefix: 'file PATH', and 'directory PATH' where one was made for it
record=share/bmkpi/installed
# the ending of a file that is not in its place yet
new=.bmkpi-new

if [ -f "$prefix/$record" ] && grep -qE '^[a-z]+ (/|(.*/)?\.\.(/|$))' "$prefix/$record"; then
  fail "$prefix/$record names files outside of $prefix; it was not written by install.sh"
fi

recorded() { # KIND: their paths
  if [ -f "$prefix/$record" ]; then sed -n "s/^$1 //p" "$prefix/$record"; fi
}

# Lines of standard input that are not in FILE.
not_in() {
  grep -vxF -f "$1" || true
}

remove_files() {
  while IFS= read -r path; do rm -f "$prefix/$path" "$prefix/$path$new"; done
}

remove_directories() { # deepest first; others may have put files there
  sort -r | while IFS= read -r path; do rmdir "$prefix/$path" 2>/dev/null || true; done
}

if $uninstall; then
  [ -z "$tarball" ] || fail "--uninstall takes no tarball" 2
  [ -f "$prefix/$record" ] || fail "bmkpi is not installed in $prefix: there is no $prefix/$record"
  [ -w "$prefix/share/bmkpi" ] || fail "$prefix cannot be written; run it as the user who installed bmkpi"
  directories=$(recorded directory)
  recorded file | remove_files
  echo "$record" | remove_files
  printf '%s\n' "$directories" | remove_directories
  echo "bmkpi was removed from $prefix"
  exit 0
fi

[ -n "$tarball" ] || fail "name the tarball of a release; see install.sh --help" 2
[ -f "$tarball" ] || fail "there is no file $tarball" 2
[ -f "$tarball.sha256" ] || fail "there is no $tarball.sha256 to check it against; get it from where the tarball is from"

scratch=$(mktemp -d)
clean() {
  if [ -f "$scratch/changing" ]; then
    while IFS= read -r path; do rm -f "$prefix/$path$new"; done <"$scratch/changing"
  fi
  rm -rf "$scratch"
}
trap clean EXIT
trap 'exit 1' HUP INT TERM

expected=$(sed -n '1s/[ *].*//p' "$tarball.sha256")
actual=$(sha256sum <"$tarball" | sed 's/ .*//')
[ "$expected" = "$actual" ] ||
  fail "$tarball is damaged or not the one released: its SHA-256 is $actual, $tarball.sha256 says ${expected:-nothing}"

mkdir "$scratch/unpacked"
tar -xzf "$tarball" -C "$scratch/unpacked" --strip-components=1 --no-same-owner ||
  fail "$tarball cannot be unpacked"
cd "$scratch/unpacked"
[ -f share/doc/bmkpi/SHA256SUMS ] || fail "$tarball is no release of bmkpi: it has no share/doc/bmkpi/SHA256SUMS"
sha256sum --quiet --check share/doc/bmkpi/SHA256SUMS >&2 || fail "$tarball holds files that differ from its checksums"
code=0
version=$(bin/bmkpi --version) || code=$?
[ "$code" -ne 126 ] || fail "nothing can be executed below $scratch; name another directory for it with TMPDIR"
[ "$code" -eq 0 ] ||
  fail "the program in $tarball does not start here; it is for $(basename "$tarball" .tar.gz | sed 's/^bmkpi-[^-]*-//')"

find . -type f | sed 's#^\./##' | sort >"$scratch/files"
find . -mindepth 1 -type d | sed 's#^\./##' | sort >"$scratch/directories"
echo share/bmkpi >>"$scratch/directories"
while IFS= read -r path; do
  [ ! -e "$prefix/$path" ] || [ -d "$prefix/$path" ] || fail "$prefix/$path is not a directory; move it away"
done <"$scratch/directories"
while IFS= read -r path; do
  # a link to a directory is replaced, not followed
  [ -L "$prefix/$path" ] || [ ! -d "$prefix/$path" ] || fail "$prefix/$path is a directory; move it away"
done <"$scratch/files"
mkdir -p "$prefix" 2>/dev/null || true
[ -w "$prefix" ] || fail "$prefix cannot be written; run it as root, or name another place with --prefix"

# those made by this installation, or by the one it replaces
recorded directory >"$scratch/ours"
while IFS= read -r path; do
  if [ ! -d "$prefix/$path" ]; then echo "$path"; fi
done <"$scratch/directories" >>"$scratch/ours"
recorded file >"$scratch/before"

put_record() { # FILE...: notes their paths
  {
    cat "$@" | sort -u | sed 's/^/file /'
    sort -u "$scratch/ours" | sed 's/^/directory /'
  } >"$scratch/record"
  write 644 "$scratch/record" "$record"
  rename "$record"
}

write() { # MODE FILE PATH: beside its place
  rm -f "$prefix/$3$new"
  install -D -m "$1" "$2" "$prefix/$3$new"
}

rename() { # PATH: into its place; whatever link is there is replaced, not followed
  mv -fT "$prefix/$1$new" "$prefix/$1"
}

{
  cat "$scratch/files"
  echo "$record"
} >"$scratch/changing"
# an installation that is broken off can be removed, too
put_record "$scratch/before" "$scratch/files"
while IFS= read -r path; do
  mode=644
  if [ -x "$path" ]; then mode=755; fi
  write "$mode" "$path" "$path"
done <"$scratch/files"
# all at once, so that no run begins with the program of one release and the library of another
while IFS= read -r path; do rename "$path"; done <"$scratch/files"
not_in "$scratch/files" <"$scratch/before" | remove_files
not_in "$scratch/directories" <"$scratch/ours" | remove_directories
put_record "$scratch/files"

echo "$version is installed in $prefix: try $prefix/bin/bmkpi --help"
case :$PATH: in
  *":$prefix/bin:"*) ;;
  *) echo "$prefix/bin is not in PATH; add it there to call bmkpi by its name" ;;
esac
