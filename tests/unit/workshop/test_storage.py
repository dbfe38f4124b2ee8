"""Where a file lies decides whether it is edited in place, on any post."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path, PurePath

import pytest

from pcra_game.texts import storage as words
from pcra_game.workshop.mounts import Mount, Mounts, mounts_of_this_post
from pcra_game.workshop.storage import Storage, StorageKind, mount_holding, storage_of

ROOT = Mount("/", "/dev/sda1", "ext4")
LINUX = Mounts(system="linux", mounts=(ROOT,), home="/home/cadre")
WINDOWS = Mounts(
    system="win32",
    mounts=(
        Mount("C:\\", "C:\\", "", frozenset({"fixed"})),
        Mount("E:\\", "E:\\", "", frozenset({"removable"})),
        Mount("Z:\\", "Z:\\", "", frozenset({"remote"})),
    ),
    home="C:\\Users\\cadre",
)
MAC = Mounts(system="darwin", mounts=(Mount("/", "/dev/disk1", "apfs"),), home="/Users/cadre")


def never(*_asked: object) -> Iterable[str]:
    raise AssertionError("a place was visited")


def folders(**found: list[str]) -> Callable[[str], Iterable[str]]:
    return lambda folder: found.get(PurePath(folder).name, [])


def on(mounts: Mounts, *more: Mount) -> Mounts:
    return replace(mounts, mounts=(*mounts.mounts, *more))


@pytest.mark.parametrize(
    "path",
    [
        "/home/cadre/Documents/Urgences.pcra",
        "/home/cadre/Bureau/Dropbox.pcra",
        "/srv/ateliers/x.pcra",
        "/tmp/x.pcra",
        "/media/x.pcra",
    ],
)
def test_a_file_of_a_disk_of_the_post_is_edited_in_place(path: str) -> None:
    found = storage_of(Path(path), LINUX)
    assert found == Storage(StorageKind.LOCAL)
    assert found.in_place


@pytest.mark.parametrize(
    "fstype", ["cifs", "smb3", "nfs4", "9p", "fuse.sshfs", "fuse.rclone", "davfs", "autofs"]
)
def test_a_network_file_system_is_a_share(fstype: str) -> None:
    mounts = on(LINUX, Mount("/mnt/q", "//srv/qualité", fstype))
    found = storage_of(Path("/mnt/q/2026/a.pcra"), mounts)
    assert found == Storage(StorageKind.SHARE, "//srv/qualité")
    assert not found.in_place


@pytest.mark.parametrize("fstype", ["fuseblk", "fuse.ntfs-3g", "fuse.gocryptfs", "ext4", "vfat"])
def test_a_disk_behind_a_driver_of_its_own_is_no_share(fstype: str) -> None:
    mounts = on(LINUX, Mount("/data", "/dev/sdb1", fstype))
    assert storage_of(Path("/data/a.pcra"), mounts).kind is StorageKind.LOCAL


def test_a_share_of_the_desktop_is_called_by_its_name() -> None:
    gvfs = Mount("/run/user/1000/gvfs", "gvfsd-fuse", "fuse.gvfsd-fuse")
    path = Path("/run/user/1000/gvfs/smb-share:server=srv,share=qualité/a.pcra")
    assert storage_of(path, on(LINUX, gvfs)) == Storage(StorageKind.SHARE, "qualité srv")


def test_a_dead_share_is_never_visited() -> None:
    dead = Mount("/mnt/q", "srv:/q", "nfs4")

    def link(path: str) -> str:
        assert not path.startswith("/mnt/q/"), path
        return "/mnt/q" if path == "/home/cadre/Partage" else ""

    mounts = replace(on(LINUX, dead), link=link, names=never, removable=never)  # type: ignore[arg-type]
    for path in ("/mnt/q/a/b.pcra", "/home/cadre/Partage/a/b.pcra"):
        assert storage_of(Path(path), mounts).kind is StorageKind.SHARE


def test_links_are_followed_as_the_system_does() -> None:
    stick = Mount("/run/media/cadre/KEY", "/dev/sdb1", "vfat")
    links = {"/home/cadre/clé": "../../run/media/cadre/KEY", "/home/cadre/tour": "tour"}
    mounts = replace(on(LINUX, stick), link=lambda path: links.get(path, ""))
    assert storage_of(Path("/home/cadre/clé/a.pcra"), mounts).kind is StorageKind.REMOVABLE
    assert storage_of(Path("/home/cadre/clé/../a.pcra"), mounts).kind is StorageKind.LOCAL
    assert storage_of(Path("/home/cadre/tour/a.pcra"), mounts).kind is StorageKind.LOCAL


@pytest.mark.parametrize(
    ("mounts", "path", "name"),
    [
        (on(LINUX, Mount("/run/media/u/KINGSTON", "/dev/sdb1", "exfat")),
         "/run/media/u/KINGSTON/a.pcra", "KINGSTON"),
        (on(LINUX, Mount("/media/u/CLÉ 2", "/dev/sdb1", "vfat")), "/media/u/CLÉ 2/x/a.pcra",
         "CLÉ 2"),
        (replace(on(LINUX, Mount("/data", "/dev/sdc1", "ext4")),
                 removable=lambda device: device == "/dev/sdc1"), "/data/a.pcra", "data"),
        (on(MAC, Mount("/Volumes/KEY", "/dev/disk4s1", "msdos")), "/Volumes/KEY/a.pcra", "KEY"),
        (WINDOWS, "E:\\Ateliers\\a.pcra", "E:"),
    ],
)  # fmt: skip
def test_a_stick_is_told_by_its_name(mounts: Mounts, path: str, name: str) -> None:
    assert storage_of(Path(path), mounts) == Storage(StorageKind.REMOVABLE, name)


def test_a_post_that_runs_from_a_stick_has_it_as_its_disk() -> None:
    live = replace(LINUX, removable=bool)
    assert storage_of(Path("/home/cadre/a.pcra"), live).kind is StorageKind.LOCAL


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("\\\\srv\\qualité\\PCRA\\a.pcra", "\\\\srv\\qualité\\"),
        ("//srv/qualité/PCRA/a.pcra", "\\\\srv\\qualité\\"),
        ("Z:\\PCRA\\a.pcra", "Z:"),
    ],
)
def test_shares_of_windows(path: str, name: str) -> None:
    found = storage_of(Path(path), WINDOWS)
    assert found.kind is StorageKind.SHARE
    assert found.name.rstrip("\\") == name.rstrip("\\")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/cadre/Nextcloud/a.pcra", "Nextcloud"),
        ("/home/cadre/Nextcloud2/x/a.pcra", "Nextcloud"),
        ("/home/cadre/ownCloud/a.pcra", "ownCloud"),
        ("/home/cadre/Dropbox (CHU)/a.pcra", "Dropbox"),
        ("/home/cadre/kDrive/a.pcra", "kDrive"),
        ("/home/cadre/OneDrive - CHU de Rennes/a.pcra", "OneDrive"),
        ("/Users/cadre/Library/CloudStorage/GoogleDrive-a@b/Mon Drive/a.pcra", "Google Drive"),
        ("/Users/cadre/Library/Mobile Documents/com~apple~CloudDocs/a.pcra", "iCloud"),
        ("/home/cadre/Syncthing/a.pcra", "Syncthing"),
    ],
)
def test_a_folder_named_by_its_client_is_synchronised(path: str, name: str) -> None:
    assert storage_of(Path(path), LINUX) == Storage(StorageKind.SYNCED, name)


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_onedrive_is_known_under_any_name(variable: str) -> None:
    told = replace(WINDOWS, environ={variable: "D:\\Nuage"})
    assert storage_of(Path("d:\\nuage\\x\\a.pcra"), told) == Storage(StorageKind.SYNCED, "OneDrive")
    assert storage_of(Path("D:\\Nuages\\a.pcra"), told).kind is StorageKind.LOCAL
    assert storage_of(Path("D:\\Nuage\\a.pcra"), replace(told, environ={variable: ""})).in_place


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".sync_1a2b3c4d5e6f.db", "Nextcloud"),
        ("._sync_1a2b3c4d5e6f.db", "Nextcloud"),
        (".dropbox", "Dropbox"),
        (".stfolder", "Syncthing"),
    ],
)
def test_a_folder_that_a_client_marked_is_synchronised(mark: str, name: str) -> None:
    marked = replace(LINUX, names=folders(Commun=["a.txt", mark]))
    deep = Path("/home/cadre/Commun/2026/11/a.pcra")
    assert storage_of(deep, marked) == Storage(StorageKind.SYNCED, name)
    assert storage_of(Path("/home/cadre/Autre/a.pcra"), marked).in_place


def test_the_settings_of_a_client_in_the_home_mark_nothing() -> None:
    marked = replace(LINUX, names=folders(cadre=[".dropbox"], home=[".stfolder"]))
    assert storage_of(Path("/home/cadre/Documents/a.pcra"), marked).in_place


@pytest.mark.parametrize(
    ("mounts", "path", "name"),
    [
        (LINUX, "/home/cadre/Téléchargements/a.pcra", words.DOWNLOADS),
        (replace(LINUX, downloads="/data/Reçus"), "/data/Reçus/a.pcra", words.DOWNLOADS),
        (WINDOWS, "C:\\Users\\cadre\\Downloads\\x\\a.pcra", words.DOWNLOADS),
        (LINUX, "/tmp/mozilla_cadre0/a.pcra", words.ATTACHMENTS),
        (WINDOWS, "C:\\Users\\cadre\\AppData\\Local\\Temp\\Temp1_kit.zip\\a.pcra",
         words.ATTACHMENTS),
        (WINDOWS, "C:\\Users\\cadre\\AppData\\Local\\Microsoft\\Windows\\INetCache\\"
         "Content.Outlook\\AB12\\a.pcra", words.ATTACHMENTS),
    ],
)  # fmt: skip
def test_what_arrived_is_foreign_unless_it_was_made_here(
    mounts: Mounts, path: str, name: str
) -> None:
    assert storage_of(Path(path), mounts) == Storage(StorageKind.FOREIGN, name)
    assert storage_of(Path(path), mounts, made_here=True).in_place


def test_made_here_keeps_no_share_from_being_one() -> None:
    found = storage_of(Path("Z:\\a.pcra"), WINDOWS, made_here=True)
    assert found.kind is StorageKind.SHARE


def test_the_last_mount_at_a_place_counts() -> None:
    mounts = on(LINUX, Mount("/mnt/q", "auto", "autofs"), Mount("/mnt/q", "/dev/sdb1", "ext4"))
    assert storage_of(Path("/mnt/q/a.pcra"), mounts).in_place
    assert mount_holding(Path("/mnt/qq/a.pcra"), mounts) == ROOT


def test_this_post_answers(tmp_path: Path) -> None:
    mounts = mounts_of_this_post()
    assert storage_of(tmp_path / "pas encore.pcra", mounts).in_place
    (tmp_path / "lien").symlink_to(tmp_path)
    assert storage_of(tmp_path / "lien" / "a.pcra", mounts).in_place
    (tmp_path / ".owncloudsync.log").touch()
    marked = storage_of(tmp_path / "lien" / "x" / "a.pcra", mounts)
    assert marked == Storage(StorageKind.SYNCED, "ownCloud")
    assert mount_holding(tmp_path, mounts) is not None


@pytest.mark.parametrize("path", ["", ".", "a.pcra", "/", "/\x00/a.pcra", "/a/\udcff.pcra"])
def test_odd_paths_raise_nothing(path: str) -> None:
    storage_of(Path(path), mounts_of_this_post())
    storage_of(Path(path), WINDOWS)
