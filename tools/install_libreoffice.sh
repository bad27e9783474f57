#!/usr/bin/env bash
# Installs what the end-to-end tests and the pictures need: LibreOffice Calc and Writer 25.2 or newer with its Python, Chinese fonts,
# poppler; a screen without a monitor (Xvfb) and a mouse for it (xdotool).
# Debian and its relatives only. The mirror is the one the machine already uses; elsewhere, install these by hand.
set -euo pipefail

wanted=25.2
have=$(soffice --version 2>/dev/null | sed -n 's/^LibreOffice \([0-9]*\.[0-9]*\).*/\1/p' || true)
# The wrapper that starts LibreOffice is a link into its folder, where each application has a library of its own.
writer_there() { [ -e "$(dirname "$(readlink -f "$(command -v soffice)")")/libswlo.so" ]; }
programs_there() { for each in pdftoppm Xvfb xdotool; do command -v "$each" >/dev/null || return 1; done; }
newest() { printf '%s\n' "$@" | sort -V | tail -n 1; }
if [ -n "$have" ] && [ "$(newest "$have" "$wanted")" = "$have" ] \
   && /usr/bin/python3 -c 'import uno' 2>/dev/null && writer_there && programs_there && fc-list 2>/dev/null | grep -q 'Noto Sans CJK'; then
    exit 0
fi

if ! command -v apt-get >/dev/null; then
    echo "LibreOffice $wanted or newer (Calc and Writer), poppler-utils, fonts-noto-cjk, xvfb and xdotool are needed: please install them." >&2
    exit 1
fi
sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
export DEBIAN_FRONTEND=noninteractive

$sudo apt-get update -qq
# Of Writer, which may come second: Calc that is there already is its own candidate, wherever it came from.
candidate=$(apt-cache policy libreoffice-writer | sed -n 's/^ *Candidate: [0-9]*:\([0-9]*\.[0-9]*\).*/\1/p')
target=()
if [ "$(newest "${candidate:-0}" "$wanted")" != "$candidate" ]; then
    . /etc/os-release
    suite="$VERSION_CODENAME-backports"
    mirror=$(apt-get indextargets --format '$(SITE) $(RELEASE)' | awk -v r="$VERSION_CODENAME" '$2 == r { print $1; exit }')
    keyring=$(ls /usr/share/keyrings/debian-archive-keyring.* | head -n 1)
    echo "deb [signed-by=$keyring] $mirror $suite main" | $sudo tee /etc/apt/sources.list.d/backports.list >/dev/null
    $sudo apt-get update -qq
    target=(-t "$suite")
fi
$sudo apt-get install -y -qq --no-install-recommends "${target[@]}" libreoffice-calc libreoffice-writer python3-uno >/dev/null
$sudo apt-get install -y -qq --no-install-recommends poppler-utils fonts-noto-cjk xvfb xdotool >/dev/null
soffice --version
