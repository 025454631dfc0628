# Writes requirements.lock, requirements-test.lock and tests/browser/package-lock.json anew.
# One version of each package for every Python, with the hashes of its files and no address.
set -eu

.venv/bin/python -m venv --clear .cache/lock
.cache/lock/bin/python -m pip install --quiet --disable-pip-version-check uv

lock() {
    .cache/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-header --no-annotate "$@"
}
lock pyproject.toml -o requirements.lock
lock pyproject.toml --group dev -c requirements.lock -o requirements-test.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock

cd tests/browser
PATH="$PWD/../../.venv/bin:$PATH" npm update --package-lock-only --omit-lockfile-registry-resolved \
    --no-audit --no-fund --ignore-scripts
