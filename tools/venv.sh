# Makes .venv with the newest Python there is, or with the one that is named.
set -eu

fits() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

for python in ${1:-python3.14 python3.13 python3.12 python3.11 python3 python}; do
    if fits "$python"; then
        exec "$python" -m venv --clear .venv
    fi
done
echo "Install ${1:-Python 3.11 or newer} with its venv module (on Debian and Ubuntu: apt-get install python3-venv)." >&2
exit 1
