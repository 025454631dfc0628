# Sees to it that there is a Chromium or Chrome to test with; Debian and Ubuntu get it installed.
set -eu

found() {
    .venv/bin/python -m tests.browser.chromium 2>/dev/null
}

install() {
    if [ "$(id -u)" = 0 ]; then as_root=; else as_root="sudo -n"; fi
    command -v apt-get >/dev/null && $as_root true 2>/dev/null || return 0
    $as_root apt-get update -q >&2
    get="$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends"
    $get chromium chromium-headless-shell >&2 || $get chromium >&2
}

found || install || true
if ! found; then
    echo "Install Chromium or Chrome: the tests look at the course in a real browser." >&2
    exit 1
fi
