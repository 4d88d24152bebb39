# Shared by the scripts of packaging: installs what is missing, builds the release.
# Sourced, not run.

build_targets=(all)
with_all=no  # yes: also what packages-debian-all.txt names
with_packaging=no  # yes: also what packages-debian-deb.txt names
with_windows=no  # yes: also what packages-debian-windows.txt names
with_peers=no  # yes: also what packages-debian-benchmark.txt names, as far as apt has it
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build="$root/build/release"

say() { printf '\n== %s\n' "$*"; }
fail() {
    printf '\nerror: %s\n' "$*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "root rights are needed for: $* (sudo is not there)"
    fi
}

# The packages that these lists name and that are not installed.
missing_apt() {
    local package
    cat "$@" | while read -r package; do
        case "$package" in '' | '#'*) continue ;; esac
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
            echo "$package"
    done
}

# Not every release has them, and without them less is compared.
missing_peers() {
    local package
    missing_apt "$root/packaging/packages-debian-benchmark.txt" | while read -r package; do
        [ -z "$(apt-cache madison "$package")" ] || echo "$package"
    done
}

install_apt() {
    local missing lists=("$root/packaging/packages-debian.txt")
    [ "$with_all" = no ] || lists+=("$root/packaging/packages-debian-all.txt")
    [ "$with_packaging" = no ] || lists+=("$root/packaging/packages-debian-deb.txt")
    [ "$with_windows" = no ] || lists+=("$root/packaging/packages-debian-windows.txt")
    mapfile -t missing < <(missing_apt "${lists[@]}")
    [ "$with_peers" = no ] || mapfile -t -O "${#missing[@]}" missing < <(missing_peers)
    if [ ${#missing[@]} = 0 ]; then
        say "All packages are installed"
        return
    fi
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    as_root apt-get update -qq || fail "apt-get update did not succeed; is the network there?"
    # Tests start servers of their own; in this run level packages start none.
    as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends \
        -o Dpkg::Use-Pty=0 "${missing[@]}" >/dev/null ||
        fail "apt-get could not install: ${missing[*]}"
}

install_brew() {
    command -v brew >/dev/null || fail "Homebrew is needed (https://brew.sh)"
    local missing=()
    local package
    while read -r package; do
        case "$package" in '' | '#'*) continue ;; esac
        brew list --formula "$package" >/dev/null 2>&1 || missing+=("$package")
    done <"$root/packaging/packages-homebrew.txt"
    if [ ${#missing[@]} -gt 0 ]; then
        say "Installing ${missing[*]}"
        brew install "${missing[@]}" || fail "Homebrew could not install: ${missing[*]}"
    fi
}

install_packages() {
    case "$(uname -s)" in
    Linux)
        command -v apt-get >/dev/null ||
            fail "this set-up knows apt (Debian 12, Ubuntu 24.04); install the packages named in packaging/packages-debian.txt by hand, then: cmake --preset release && cmake --build --preset release"
        install_apt
        ;;
    Darwin) install_brew ;;
    *) fail "this set-up knows Linux (apt) and macOS (Homebrew)" ;;
    esac
}

build_release() {
    say "Building (Release) into build/release"
    cd "$root"
    local log="$build/configure.log"
    mkdir -p "$build"
    if ! cmake --preset release "$@" >"$log" 2>&1; then
        cat "$log" >&2
        fail "CMake could not configure the build (see above)"
    fi
    # build_targets: what of it is wanted; all where nobody said.
    NINJA_STATUS='[%f/%t, %es] ' cmake --build --preset release --target "${build_targets[@]}" ||
        fail "the build did not succeed (see above)"
}

files_here() { find . -path ./build -prune -o ! -type d -printf '%P\n'; }

# What is in the repository, and what is new there. Without a history: everything but the build.
list_sources() {
    if [ -e "$root/.git" ]; then
        git ls-files -co --exclude-standard | while read -r file; do
            if [ -e "$file" ]; then echo "$file"; fi
        done
    else
        files_here
    fi
}

# Copies the sources to a folder that may hold an older copy.
# Files whose content is the same keep their time, so that only what changed is built again.
copy_sources() {
    local copy=$1 files changed
    mkdir -p "$copy"
    files=$(mktemp)
    (cd "$root" && list_sources | sort) >"$files"
    (cd "$copy" && files_here | sort) |
        comm -13 "$files" - | (cd "$copy" && xargs -r -d '\n' rm -f)
    changed=$(mktemp)
    (cd "$root" && xargs -d '\n' sha1sum <"$files") |
        (cd "$copy" && LC_ALL=C sha1sum --check 2>/dev/null || true) |
        sed -n 's/: FAILED.*//p' >"$changed"
    tar -c -C "$root" -T "$changed" | tar -x -m -C "$copy"
    rm -f "$files" "$changed"
}

# Qt asks for a private folder where no session has made one.
set_runtime_dir() {
    if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
        install -d -m 700 "$build/runtime"
        export XDG_RUNTIME_DIR="$build/runtime"
    fi
}

has_display() {
    [ "$(uname -s)" = Darwin ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}
