# What the scripts at the top of the tree need from the machine. Sourced, not run.

require_dotnet() {
    if ! command -v dotnet > /dev/null || ! dotnet --list-sdks 2> /dev/null | grep -q '^10\.'; then
        echo "The .NET 10 SDK is needed and was not found: install it (package dotnet-sdk-10.0) and try again." >&2
        exit 1
    fi
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
}

# Installs the Debian packages that are missing; without root it says which.
require_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query --show --showformat='${db:Status-Status}' "$package" 2> /dev/null | grep -q '^installed$' || missing+=("$package")
    done
    ((${#missing[@]} == 0)) && return
    if ((EUID != 0)) || ! command -v apt-get > /dev/null; then
        echo "These packages are needed and missing: ${missing[*]}" >&2
        exit 1
    fi
    echo "Installing ${missing[*]}"
    apt-get update > /dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}" > /dev/null
}
