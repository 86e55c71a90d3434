"""What goes into `.venv` beside the packages of requirements.txt."""

# JupyterLab as a class needs it: no question about news, no look for updates, long lines
# of code wrapped; no warning that nbgrader has no settings (it gets them from us), and not
# its buttons over the lessons, which would call a page of open checks a success.
FILES = {
    "share/jupyter/lab/settings/overrides.json": """\
{
  "@jupyterlab/apputils-extension:notification": {
    "fetchNews": "false",
    "checkForUpdates": false
  },
  "@jupyterlab/notebook-extension:tracker": {"codeCellConfig": {"lineWrap": true}}
}
""",
    "etc/jupyter/nbgrader_config.py": "# Settings are given by the kit's commands.\n",
    "etc/jupyter/labconfig/page_config.json": """\
{
  "disabledExtensions": {
    "@jupyter/nbgrader:create-assignment": true,
    "@jupyter/nbgrader:validate-assignment": true
  }
}
""",
}


# What the kit can do without: each a list of pins in pyproject.toml, installed by whatever
# asks for it, with this sentence.
EXTRAS = {
    "check": "Checking the files takes ruff (MIT licence; rules and format) and "
    "import-linter (BSD-2; who imports whom). They are not in .venv yet: 30 MB, once.",
    "lemmas": "The dictionary farahidi gives lemmas to your own texts. It is under the "
    "GPL-3 licence: use it for any work; who passes it on, passes it on under the GPL-3. "
    "Khitab has nothing of it. It is not in .venv yet: 12 MB, once.",
}
