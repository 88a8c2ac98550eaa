# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
#
# Sourced by quickstart and test: installs Debian packages that are missing, and nothing else.

# need_packages NAME...: asks dpkg first, so that a second run costs nothing and needs no root.
need_packages()
{
    missing=
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
            missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "please install:$missing (or run this as root)" >&2
            return 1
        }
        sudo=sudo
    fi
    echo "installing$missing" >&2
    # shellcheck disable=SC2086
    { $sudo apt-get update -qq &&
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            $missing; } >&2
}

build_packages="gcc libc6-dev meson ninja-build pkg-config libexpat1-dev libicu-dev libjansson-dev
    libutf8proc-dev"
