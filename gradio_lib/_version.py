"""The version, read by the build and by the server's config."""

__version__ = "0.1.0"
current_pkg_version = __version__  # 3.x spelling
