"""What kind of place a file lies in, which decides whether the live session may lie there."""

import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pcra_game.texts import storage as words
from pcra_game.workshop.mounts import Mount, Mounts, mounts_of_this_post


class StorageKind(StrEnum):
    """Kinds of places; only a local one is edited in place."""

    LOCAL = "local"
    SHARE = "share"
    SYNCED = "synced"
    REMOVABLE = "removable"
    FOREIGN = "foreign"
    """A disk of this post, yet a folder where files arrive and do not stay."""


@dataclass(frozen=True, slots=True)
class Storage:
    """A kind of place and what people call it: « OneDrive », « \\\\srv\\qualité », « KINGSTON »."""

    kind: StorageKind
    name: str = ""

    @property
    def in_place(self) -> bool:
        """Whether the file itself is edited, with no working copy."""
        return self.kind is StorageKind.LOCAL


_LOCAL = Storage(StorageKind.LOCAL)
_MOST_LINKS = 40

_SYNCED_NAMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"OneDrive( ?- ?.+)?", "OneDrive"),
        (r"Dropbox( ?[(-].+)?", "Dropbox"),
        (r"Nextcloud\d*", "Nextcloud"),
        (r"ownCloud\d*", "ownCloud"),
        (r"Google ?Drive(-.+)?|Mon Drive|My Drive|DriveFS", "Google Drive"),
        (r"kDrive\d*", "kDrive"),
        (r"iCloud ?Drive|Mobile Documents", "iCloud"),
        (r"CloudStorage|Proton ?Drive|pCloud ?Drive|MEGA(sync)?|Seafile|Box Sync|Syncthing", ""),
    )
)
"""Names that desktop clients give to their folder; the last ones are shown as they are."""

_SYNCED_MARKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"\.nextcloudsync\.log", "Nextcloud"),
        (r"\.owncloudsync\.log", "ownCloud"),
        (r"\.dropbox(\.cache)?", "Dropbox"),
        (r"\._?sync_[0-9a-f]+\.db", "Nextcloud"),
        (r"\.tmp\.drive(up|down)load", "Google Drive"),
        (r"\.stfolder", "Syncthing"),
    )
)
"""Files that a client leaves at the top of the folder it keeps."""

_SYNCED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")

_ARRIVALS = re.compile(
    r"""Content\.(Outlook|MSO|IE5) | INetCache | Temporary\ Internet\ Files | Mail\ Downloads
    | Temp\d+_.+\.zip.* | 7zO.+ | Rar\$.+ | mozilla_.+\d | MozillaMailnews | nsmail.* | pid-\d+""",
    re.IGNORECASE | re.VERBOSE,
)
"""Folders to which mail programs, browsers and archives unpack a file that is opened in them."""

_DOWNLOADS = ("Downloads", "Téléchargements")
_MEDIA = ("/media", "/run/media", "/Volumes")


def storage_of(path: Path, mounts: Mounts | None = None, *, made_here: bool = False) -> Storage:
    """Say in what kind of place a file lies, existing or not.

    `made_here`: this post wrote it there itself, so that no folder makes it foreign. Reads folders
    of local disks alone, never the file and nothing on a share, and never raises; still a table of
    mounts is read and psutil is loaded: ask in a thread (`Tasks.in_thread`), before SessionFile.
    """
    mounts = mounts if mounts is not None else mounts_of_this_post()
    text = str(path.absolute() if sys.platform == mounts.system else mounts.pure(str(path)))
    if mounts.system == "win32" and text.startswith("\\\\") and not text.startswith("\\\\?\\"):
        return Storage(StorageKind.SHARE, mounts.pure(text).drive)
    real = _followed(text, mounts)
    mount = mounts.mount_of(real)
    if mount is not None and mount.shared:
        return Storage(StorageKind.SHARE, _share_name(mount, real, mounts))
    return (
        _synced_by_name(real, mounts)
        or _removable(mount, mounts)
        or _synced_by_mark(real, mount, mounts)
        or (None if made_here else _arrived(real, mounts))
        or _LOCAL
    )


def mount_holding(path: Path, mounts: Mounts) -> Mount | None:
    """Give the mount that a file lies on, links of its folders followed; `None` where unknown."""
    return mounts.mount_of(_followed(str(path), mounts))


def _followed(text: str, mounts: Mounts) -> str:
    """Follow the links of a path from its root, and stop where a share begins."""
    links = 0
    pure = mounts.pure(text)
    done, rest = mounts.pure(pure.anchor), list(pure.parts[1:] if pure.anchor else pure.parts)
    while rest:
        mount = mounts.mount_of(str(done))
        if mount is not None and mount.shared:
            break
        part = rest.pop(0)
        if part == "..":
            done = done.parent
            continue
        step = done / part
        target = mounts.link(str(step)) if rest and links < _MOST_LINKS else ""
        if not target:
            done = step
            continue
        links += 1
        led = mounts.pure(target)
        done = mounts.pure(led.anchor) if led.is_absolute() else done
        rest = [*led.parts[1 if led.is_absolute() else 0 :], *rest]
    return str(done.joinpath(*rest))


def _share_name(mount: Mount, path: str, mounts: Mounts) -> str:
    if mount.fstype == "fuse.gvfsd-fuse":
        # « smb-share:server=srv,share=qualité » is the folder below the mount.
        inside = mounts.pure(path).relative_to(mount.point).parts
        found = dict(re.findall(r"(server|share|host)=([^,]+)", inside[0] if inside else ""))
        return " ".join(filter(None, (found.get("share"), found.get("server", found.get("host")))))
    if mounts.system == "win32":
        return mount.point.rstrip("\\")
    return mount.device if "/" in mount.device or ":" in mount.device else mount.point


def _synced_by_name(path: str, mounts: Mounts) -> Storage | None:
    pure = mounts.pure(path)
    for variable in _SYNCED_VARIABLES:
        folder = mounts.environ.get(variable, "")
        if folder and pure.is_relative_to(mounts.pure(folder)):
            return Storage(StorageKind.SYNCED, "OneDrive")
    for pattern, name in _SYNCED_NAMES:
        for part in pure.parts[:-1]:
            if pattern.fullmatch(part):
                return Storage(StorageKind.SYNCED, name or part)
    return None


def _removable(mount: Mount | None, mounts: Mounts) -> Storage | None:
    if mount is None:
        return None
    point = mounts.pure(mount.point)
    held_out = mounts.system != "win32" and any(
        point != mounts.pure(media) and point.is_relative_to(media) for media in _MEDIA
    )
    if not held_out and "removable" not in mount.opts and not mounts.removable(mount.device):
        return None
    if point == mounts.pure(point.anchor) and mounts.system != "win32":
        return None  # a system that runs from a stick is the disk of its post
    return Storage(StorageKind.REMOVABLE, point.name or point.drive)


def _synced_by_mark(path: str, mount: Mount | None, mounts: Mounts) -> Storage | None:
    top = mounts.pure(mount.point if mount is not None else mounts.pure(path).anchor)
    home = mounts.pure(mounts.home or str(top))
    for folder in mounts.pure(path).parents:
        # The home holds the settings of clients under the same names, and is no folder of theirs.
        if folder == top or home.is_relative_to(folder):
            break
        for name in mounts.names(str(folder)):
            client = _client_that_left(name)
            if client:
                return Storage(StorageKind.SYNCED, client)
    return None


def _client_that_left(name: str) -> str:
    if not name.startswith("."):  # as all of them do; a folder may hold thousands of files
        return ""
    return next((client for mark, client in _SYNCED_MARKS if mark.fullmatch(name)), "")


def _arrived(path: str, mounts: Mounts) -> Storage | None:
    pure = mounts.pure(path)
    if any(_ARRIVALS.fullmatch(part) for part in pure.parts[:-1]):
        return Storage(StorageKind.FOREIGN, words.ATTACHMENTS)
    home = mounts.pure(mounts.home) if mounts.home else None
    folders = [mounts.pure(mounts.downloads)] if mounts.downloads else []
    folders += [home / name for name in _DOWNLOADS] if home is not None else []
    if any(pure.is_relative_to(folder) for folder in folders):
        return Storage(StorageKind.FOREIGN, words.DOWNLOADS)
    return None
