"""The site of the help: `make site` builds it from the pages of the window and the reference in docs/."""

project = "Influx Backup"
author = "Influx Backup authors"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
html_theme = "furo"
html_title = "Influx Backup"
html_show_copyright = False
html_copy_source = False
myst_heading_anchors = 3
# Nothing is fetched from elsewhere: the site works from a disk, too.
html_theme_options = {"source_repository": ""}
