"""What this post says of its places: mounts, synchronised folders, removable devices.

Every question to the system is asked here and gathered in one value, so that `storage` can be
told of any post. None of them goes to the place itself: a dead share cannot hold them up.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

# fmt: off
SHARED = frozenset(
    (
        "cifs", "smb", "smb2", "smb3", "smbfs", "nfs", "nfs3", "nfs4", "ncpfs", "ncp", "afs",
        "afpfs", "webdav", "davfs", "davfs2", "9p", "ceph", "glusterfs", "lustre", "gpfs",
        "beegfs", "vboxsf", "virtiofs", "prl_fs", "vmhgfs", "autofs", "coda", "orangefs",
    )
)
_OWN_FUSE = frozenset(
    (
        "fuse.ntfs-3g", "fuse.exfat", "fuse.exfat-fuse", "fuse.mergerfs", "fuse.gocryptfs",
        "fuse.encfs", "fuse.cryfs", "fuse.bindfs", "fuse.veracrypt", "fuse.fuse-overlayfs",
        "fuse.portal", "fuse.lxcfs", "fuse.snapfuse", "fuse.squashfuse",
    )
)
# fmt: on
_REMOTE, _REMOVABLE, _DISC = 4, 2, 5
"""What Windows calls kinds of drives (winbase.h: DRIVE_REMOTE, DRIVE_REMOVABLE, DRIVE_CDROM)."""


@dataclass(frozen=True, slots=True)
class Mount:
    """A place where a device or a share appears; `opts` are words such as `rw` and `remote`."""

    point: str
    device: str = ""
    fstype: str = ""
    opts: frozenset[str] = frozenset()

    @property
    def shared(self) -> bool:
        """Whether other posts may write there too; a driver that nobody knows counts as such."""
        fstype = self.fstype.casefold()
        if "remote" in self.opts or fstype in SHARED:
            return True
        return fstype.startswith(("fuse.", "macfuse", "osxfuse")) and fstype not in _OWN_FUSE


def _nothing(_asked: str) -> Iterable[str]:
    return ()


def _no(_asked: str) -> bool:
    return False


def _no_words(_asked: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Mounts:
    """One post: its system (as `sys.platform`), its mounts in order, and who to ask the rest.

    `removable` is asked of a device, `names` and `link` of a folder on a disk of the post, `volume`
    of a mount: a word that stays the same when the same stick comes back.
    """

    system: str = "linux"
    mounts: tuple[Mount, ...] = ()
    environ: Mapping[str, str] = field(default_factory=dict)
    home: str = ""
    downloads: str = ""
    removable: Callable[[str], bool] = _no
    names: Callable[[str], Iterable[str]] = _nothing
    link: Callable[[str], str] = _no_words
    volume: Callable[[Mount], str] = lambda _mount: ""

    def pure(self, path: str) -> PurePath:
        """Give a path as this system reads it."""
        return PureWindowsPath(path) if self.system == "win32" else PurePosixPath(path)

    def mount_of(self, path: str) -> Mount | None:
        """Give the mount on which a path lies by its words alone; the last one made wins."""
        asked, found, depth = self.pure(path), None, -1
        for mount in self.mounts:
            point = self.pure(mount.point)
            if len(point.parts) >= depth and asked.is_relative_to(point):
                found, depth = mount, len(point.parts)
        return found


def mounts_of_this_post() -> Mounts:
    """Ask this post. Slow once (psutil is loaded); call it where nobody waits for a frame."""
    home = str(Path.home())
    if sys.platform == "win32":
        return Mounts(
            system="win32",
            mounts=_windows_drives(),
            environ=dict(os.environ),
            home=home,
            downloads=_downloads(),
            names=_names,
            volume=_windows_volume,
        )
    return Mounts(
        system=sys.platform,
        mounts=_posix_mounts(),
        environ=dict(os.environ),
        home=home,
        downloads=_downloads(),
        removable=_linux_removable,
        names=_names,
        link=_link,
        volume=_linux_volume,
    )


def _downloads() -> str:
    from platformdirs import user_downloads_path

    try:
        return str(user_downloads_path())
    except (OSError, RuntimeError):
        return ""


def _posix_mounts() -> tuple[Mount, ...]:
    import psutil

    try:
        # Read from a table of the system: no mount is visited.
        found = psutil.disk_partitions(all=True)
    except (OSError, psutil.Error):
        return ()
    return tuple(
        Mount(one.mountpoint, one.device, one.fstype, frozenset(one.opts.split(",")))
        for one in found
    )


def _windows_drives() -> tuple[Mount, ...]:
    """Ask for the kind of each drive letter: unlike its label, it never waits for the drive."""
    if sys.platform != "win32":
        return ()
    import ctypes

    kernel = ctypes.windll.kernel32
    letters = kernel.GetLogicalDrives()
    words = {_REMOTE: "remote", _REMOVABLE: "removable", _DISC: "removable"}
    drives = []
    for number in range(26):
        if letters >> number & 1:
            root = f"{chr(ord('A') + number)}:\\"
            word = words.get(kernel.GetDriveTypeW(root), "fixed")
            drives.append(Mount(root, root, "", frozenset({word})))
    return tuple(drives)


def _names(folder: str) -> Iterable[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names alone are wanted
    except (OSError, ValueError):
        return ()


def _link(path: str) -> str:
    try:
        return str(Path(path).readlink())
    except (OSError, ValueError):
        return ""


def _linux_removable(device: str) -> bool:
    """Whether the kernel says that a device, or the disk of a partition, comes and goes."""
    try:
        node = Path("/sys/class/block", Path(device).resolve().name).resolve(strict=True)
        if "usb" in str(node):
            return True
        flags = [folder / "removable" for folder in (node, node.parent)]
        return any(flag.is_file() and flag.read_text().strip() == "1" for flag in flags)
    except (OSError, ValueError, RuntimeError):
        return False


def _linux_volume(mount: Mount) -> str:
    """Give the identifier of a file system, by the links that the system keeps to its device."""
    try:
        device = Path(mount.device).resolve(strict=True)
        for known in Path("/dev/disk/by-uuid").iterdir():
            if known.resolve() == device:
                return known.name
    except (OSError, RuntimeError, ValueError):
        pass
    return ""


def _windows_volume(mount: Mount) -> str:
    try:
        return f"{Path(mount.point).stat().st_dev:x}"
    except (OSError, ValueError):
        return ""
