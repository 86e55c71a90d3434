"""The files that go into `.venv` beside the packages of requirements.txt."""

# JupyterLab as a class needs it: no question about news, no look for updates, long lines
# of code wrapped; every few seconds it saves; a notebook that is closed takes its kernel
# along, and one whose kernel has ended gets a new one. A menu leads to the start page.
# No menu leads nowhere: nbgrader's wants an exchange, Help and more languages the internet,
# Log Out a token; and no beginner here needs the debugger.
# (nbgrader warns where it has no settings; the kit's commands give them.) Errors speak from
# a kernel's start on: who skips the first cell, which loads the kit, needs it most.
FILES = {
    "share/jupyter/lab/settings/overrides.json": """\
{
  "@jupyterlab/apputils-extension:notification": {
    "fetchNews": "false",
    "checkForUpdates": false
  },
  "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 10},
  "@jupyterlab/mainmenu-extension:plugin": {
    "menus": [
      {
        "id": "jp-mainmenu-khitab",
        "label": "Khitab",
        "rank": 0,
        "items": [
          {
            "command": "help:open",
            "args": {"url": "/khitab", "text": "Start page", "newBrowserTab": true}
          }
        ]
      },
      {"id": "jp-mainmenu-file", "items": [{"command": "filemenu:logout", "disabled": true}]}
    ]
  },
  "@jupyterlab/notebook-extension:tracker": {
    "autoStartDefaultKernel": true,
    "codeCellConfig": {"lineWrap": true},
    "kernelShutdown": true
  }
}
""",
    "etc/ipython/ipython_kernel_config.py": """\
c.InteractiveShellApp.exec_lines = ["__import__('khitab.slips').slips.speak()"]
""",
    "etc/jupyter/nbgrader_config.py": "# Settings are given by the kit's commands.\n",
    "etc/jupyter/labconfig/page_config.json": """\
{
  "disabledExtensions": {
    "@jupyter/nbgrader": true,
    "@jupyter-notebook/lab-extension": true,
    "@jupyterlab/debugger-extension": true,
    "@jupyterlab/extensionmanager-extension:plugin": true,
    "@jupyterlab/translation-extension:plugin": true,
    "@jupyterlab/help-extension:jupyter-forum": true,
    "@jupyterlab/help-extension:resources": true
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
    "browser": "The tests in a browser take Playwright (Apache-2.0; it drives the Chromium "
    "that you have) and axe (MPL-2.0; it looks for what a screen reader could not read). "
    "Khitab ships neither. They are not in .venv yet: 170 MB, once.",
}
